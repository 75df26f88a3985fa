import { Button, Checkbox, Modal } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Material, MaterialVersion } from "../../contracts/material.ts";
import { Preview } from "../materials/Preview.tsx";
import { text as materialText } from "../materials/text.ts";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { useText } from "../text/text.ts";
import { playable } from "./entry.ts";
import { text } from "./text.ts";

type Picked = { material: Material; version: MaterialVersion }[];

/** Chooses from the approved materials that screens can show. */
export function PickMaterials({
  materials,
  onPick,
  onClose,
}: {
  materials: readonly Material[];
  onPick: (picked: Picked) => void;
  onClose: () => void;
}) {
  const words = useText(text);
  const { kinds } = useText(materialText);
  const bureau = useBureau();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string[]>([]);
  const all = playable(materials);
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const picked = chosen.flatMap((id) => all.find((one) => one.version.id === id) ?? []);
  return (
    <Modal
      open
      width={880}
      title={words.addItems}
      okText={words.addChosen(picked.length)}
      okButtonProps={{ disabled: picked.length === 0 }}
      onOk={() => onPick(picked)}
      onCancel={onClose}
    >
      {all.length === 0 && (
        <Nothing
          title={words.noneApproved}
          action={<Button onClick={() => void navigate(`/b/${bureau.id}/materials`)}>{words.toMaterials}</Button>}
        />
      )}
      <div className="pick">
        {all.map(({ material, version }) => (
          <label key={version.id} htmlFor={version.id} className="panel">
            <Preview version={version} title={material.title} size="card" />
            <div style={{ padding: "8px 10px", display: "flex", alignItems: "flex-start", gap: 8 }}>
              <Checkbox
                id={version.id}
                checked={chosen.includes(version.id)}
                onChange={() => toggle(version.id)}
                style={{ flex: "none", alignSelf: "flex-start" }}
              />
              <div style={{ minWidth: 0 }}>
                <div className="clip" title={material.title}>
                  {material.title}
                </div>
                <small style={{ color: "var(--ink-soft)" }}>{kinds[material.kind]}</small>
              </div>
            </div>
          </label>
        ))}
      </div>
    </Modal>
  );
}
