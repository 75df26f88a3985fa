import { App } from "antd";
import { type ReactNode, useState } from "react";
import type { Material, MaterialVersion } from "../../contracts/material.ts";
import { useReason } from "../form/useReason.tsx";
import { useBureau } from "../shell/bureau.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { ApproveModal } from "./ApproveModal.tsx";
import { useReturnVersion } from "./queries.ts";
import { type Judging, judgingOf, stepOf } from "./review.ts";
import { text } from "./text.ts";

export interface Reviewing extends Judging {
  /** Ask for confirmation; they do nothing when the person may not. */
  approve: () => void;
  giveBack: () => void;
  /** The question, while it is open. */
  dialog: ReactNode;
}

/** The decision of the person in view on a version: what they may do, and the questions that do it. */
export function useJudging(material: Material, version: MaterialVersion): Reviewing {
  const words = useText(text);
  const bureau = useBureau();
  const ask = useReason();
  const time = useTime();
  const { message } = App.useApp();
  const giveBack = useReturnVersion();
  const [asked, setAsked] = useState<{ version: string; sha256: string; revision: number } | null>(null);
  const judging = judgingOf(material, version, bureau, time.today);
  const step = stepOf(version);
  const read = { version: version.id, sha256: version.sha256, revision: material.revision };
  return {
    ...judging,
    approve: () => judging.approves && setAsked(read),
    giveBack: () => {
      if (!judging.returns) return;
      const { sha256, revision } = read;
      const where = { material: material.id, version: version.id };
      ask({
        title: words.returnTitle,
        ok: words.return,
        onReason: (comment) =>
          giveBack.mutateAsync(
            { ...where, body: { sha256, comment }, revision },
            { onSuccess: () => void message.success(words.returned) },
          ),
      });
    },
    dialog: asked && step && asked.version === version.id && (
      <ApproveModal
        material={material.id}
        version={version.id}
        step={step}
        read={asked}
        onClose={() => setAsked(null)}
      />
    ),
  };
}
