import type { Material, MaterialVersion } from "../../contracts/material.ts";
import { Problem } from "../../contracts/problem.ts";
import { versionState } from "../../domain/review/state.ts";
import { localDayAt } from "../../domain/time/wall.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { staffMay, type Actor } from "../actor.ts";
import { settingsOf } from "../settings/table.ts";
import { thumbnailsOf } from "../upload/table.ts";
import { materialRow, versionsOf, type MaterialRow, type VersionRow } from "./table.ts";

/** Materials as this person may see them. Institutions see approved versions, and no word of the review. */
export function materialsFor(tx: Tx, actor: Actor, rows: readonly MaterialRow[]): Material[] {
  const today = todayOf(tx);
  const staff = staffMay(actor, "material.read");
  const byMaterial = versionsOf(
    tx,
    rows.map((row) => row.id),
  );
  const thumbnails = thumbnailsOf(
    tx,
    [...byMaterial.values()].flat().flatMap(({ upload, blob }) => upload ?? blob ?? []),
  );
  return rows.map((row) => {
    const all = (byMaterial.get(row.id) ?? []).map((version) =>
      versionOf(tx, version, today, thumbnails.get(version.upload ?? version.blob ?? "")),
    );
    const versions = staff ? all : all.filter((version) => version.state === "approved").map(withoutComments);
    return { ...row, versions, createdAt: utcText(row.createdAt) };
  });
}

/** One material as this person may see it; `not_found` for an institution that may see none of its versions. */
export function materialFor(tx: Tx, actor: Actor, id: string): Material {
  const [material] = materialsFor(tx, actor, [materialRow(tx, id)]);
  if (!material || (material.versions.length === 0 && !staffMay(actor, "material.read")))
    throw new Problem("not_found");
  return material;
}

/** The bureau's local day. */
export function todayOf(tx: Tx): string {
  return localDayAt(tx.now, settingsOf(tx).zone);
}

function withoutComments(version: MaterialVersion): MaterialVersion {
  return { ...version, reviews: version.reviews.map((review) => ({ ...review, comment: "" })) };
}

function versionOf(tx: Tx, row: VersionRow, today: string, thumbnail: string | undefined): MaterialVersion {
  const { upload, blob, submittedAt, withdrawnAtMs } = row;
  const { kind: _, upload: _2, blob: _3, approvedAtMs: _4, withdrawnAtMs: _5, warnedAtMs: _6, ...shown } = row;
  return {
    ...shown,
    state: versionState(row.state, row.validUntil, today),
    createdAt: utcText(row.createdAt),
    submittedAt: submittedAt === null ? null : utcText(submittedAt),
    withdrawnAt: withdrawnAtMs === null ? null : utcText(withdrawnAtMs),
    url: (blob ?? upload) === null ? null : `/media/${tx.object}/${row.sha256}`,
    thumbnail: thumbnail === undefined ? null : `/media/${tx.object}/${thumbnail}`,
  };
}
