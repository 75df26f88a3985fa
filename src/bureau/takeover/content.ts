import { eq } from "drizzle-orm";
import { invalid } from "../../contracts/problem.ts";
import type { TakeoverContent } from "../../contracts/takeover.ts";
import { sloganProblem } from "../../domain/material/slogan.ts";
import { versionState } from "../../domain/review/state.ts";
import { localDayAt } from "../../domain/time/wall.ts";
import { newId } from "../../platform/id.ts";
import { sloganContent } from "../../platform/slogan.ts";
import { existing } from "../../platform/reference.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { refOf, type Actor } from "../actor.ts";
import { addVersion, materials, versionRow, versions, type MaterialRow, type VersionRow } from "../material/table.ts";
import { settingsOf } from "../settings/table.ts";

type Signed = Extract<TakeoverContent, { text: string }>;

/** What it would show, before anything is written: an approved version, or words of no material yet. */
export function contentOf(tx: Tx, content: TakeoverContent): Pick<VersionRow, "kind" | "widthPx" | "heightPx"> {
  if (!("text" in content)) return approvedVersion(tx, content.version);
  const wrong = sloganProblem(content.text, content.style.template);
  if (wrong) throw invalid("content.text", wrong.zh, wrong.en);
  return { kind: "text", widthPx: null, heightPx: null };
}

/** The version that is put on the air; signed words become an approved version of a material of their own. */
export function putIntoForce(
  tx: Tx,
  actor: Actor,
  takeover: string,
  content: TakeoverContent,
  reason: string,
): VersionRow {
  return "text" in content ? signed(tx, actor, takeover, content, reason) : approvedVersion(tx, content.version);
}

function approvedVersion(tx: Tx, id: string): VersionRow {
  const version = existing("content.version", "素材版本", () => versionRow(tx, id));
  const today = localDayAt(tx.now, settingsOf(tx).zone);
  const begun = version.validFrom === null || version.validFrom <= today;
  if (versionState(version.state, version.validUntil, today) !== "approved" || !begun)
    throw invalid(
      "content.version",
      "应为已终审通过且在有效期内的版本",
      "An approved version within its valid days is right",
    );
  if (version.kind === "leaflet")
    throw invalid("content.version", "宣传折页不能在屏幕上播放", "A leaflet is handed out, not shown on screens");
  const own = tx.db.select().from(materials).where(eq(materials.id, version.material)).get();
  if (own?.takeover)
    throw invalid(
      "content.version",
      "此文字只为另一次插播签发，请重新签发",
      "These words were signed for another takeover: sign them anew",
    );
  return version;
}

/** The issuer's signature is an approval of kind `takeover`, bound to the hash of the words (scheduling.md §2). */
function signed(tx: Tx, actor: Actor, takeover: string, { text, style }: Signed, reason: string): VersionRow {
  const content = sloganContent(text, style);
  const material: MaterialRow = {
    id: newId("material", tx.now),
    title: text.slice(0, 40),
    kind: "text",
    theme: null,
    campaign: null,
    note: "",
    takeover,
    createdAt: tx.now,
    revision: 1,
  };
  tx.db.insert(materials).values(material).run();
  const version = addVersion(tx, actor, material, content);
  const by = refOf(actor);
  const approved: VersionRow = {
    ...version,
    state: "approved",
    submittedBy: by,
    approvedAtMs: tx.now,
    reviews: [
      { step: "takeover", by, decision: "approve", comment: reason, sha256: content.sha256, at: utcText(tx.now) },
    ],
  };
  tx.db.update(versions).set(approved).where(eq(versions.id, version.id)).run();
  return approved;
}
