import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Material } from "../../contracts/material.ts";
import { after } from "../content/days.ts";
import {
  MATERIALS,
  type MaterialKey,
  PLAYLISTS,
  type PlaylistKey,
  THEMES,
  type ThemeKey,
} from "../content/materials.ts";
import { bureau, type Stage } from "./stage.ts";

export interface Library {
  readonly themes: Record<ThemeKey, string>;
  readonly materials: Record<MaterialKey, Material>;
  readonly playlists: Record<PlaylistKey, { id: string; version: number }>;
}

const MIME: Readonly<Record<string, string>> = {
  ".webm": "video/webm",
  ".jpg": "image/jpeg",
  ".pdf": "application/pdf",
};

/** Makes themes, uploads and writes the materials, passes them through the three reviews, and lists them. */
export async function fillLibrary(stage: Stage): Promise<Library> {
  const themes = await inOrder(THEMES, "2022-12-01T14:00:00+08:00", async (body, instant) => {
    const theme = await stage.as("planner", instant)("theme.create", { params: { bureau }, body });
    return theme.id;
  });
  const materials = await inOrder(MATERIALS, "2022-12-02T09:00:00+08:00", async (plan, instant) => {
    const { title, kind, theme, content } = plan;
    const drafted = await stage.as("planner", instant)("material.create", {
      params: { bureau },
      body: { title, kind, theme: themes[theme] },
    });
    const params = { bureau, material: drafted.id };
    if ("text" in content) {
      await stage.as("planner", after(instant, 60))("material.write_text", { params, body: content });
    } else {
      await upload(stage, params, content, after(instant, 60));
    }
    return review(stage, params, after(instant, 120));
  });
  const playlists = await inOrder(PLAYLISTS, "2022-12-08T10:00:00+08:00", async ({ name, order, items }, instant) => {
    const playlist = await stage.as("planner", instant)("playlist.create", {
      params: { bureau },
      body: {
        name,
        order,
        items: items.map(({ material, ...rest }) => ({ version: latest(materials[material]).id, ...rest })),
      },
    });
    return { id: playlist.id, version: playlist.version };
  });
  return { themes, materials, playlists };
}

/** Does `work` for every entry at once, their instants five minutes apart, and keeps the keys. */
async function inOrder<Key extends string, Plan, Done>(
  plans: Readonly<Record<Key, Plan>>,
  from: string,
  work: (plan: Plan, instant: string) => Promise<Done>,
): Promise<Record<Key, Done>> {
  const done = await Promise.all(
    Object.entries<Plan>(plans).map(async ([key, plan], i) => [key, await work(plan, after(from, i * 300))] as const),
  );
  return byKey(Object.fromEntries(done));

  // Safe because the entries are those of `plans`.
  function byKey(record: Record<string, Done>) {
    return record as Record<Key, Done>;
  }
}

export function latest(material: Material) {
  const version = material.versions[0];
  if (!version) throw new Error(`${material.title} has no version`);
  return version;
}

interface Params {
  bureau: string;
  material: string;
}

async function upload(
  stage: Stage,
  params: Params,
  { file, ...facts }: { file: string; durationMs?: number; widthPx?: number; heightPx?: number },
  instant: string,
): Promise<void> {
  const bytes = await media(file);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const ticket = await stage.as("planner", instant)("upload.request", {
    params,
    body: { bytes: bytes.length, sha256, mime: MIME[extname(file)] ?? "", ...facts },
  });
  if (extname(file) !== ".pdf") {
    // A browser would have made it from the file; here it lies beside it.
    const thumbnail = await media(file.replace(extname(file), ".webp"));
    const digest = createHash("sha256").update(thumbnail).digest("base64");
    const facts = { "content-digest": `sha-256=:${digest}:` };
    await stage.send("planner", instant, `${ticket.url}/thumbnail`, thumbnail, facts);
  }
  await stage.send("planner", instant, ticket.url, bytes);
}

async function media(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(`../media/${file}`, import.meta.url)));
}

/** 初审, 复审, 终审 on the three working days after. */
async function review(stage: Stage, params: Params, submittedAt: string): Promise<Material> {
  const drafted = await stage.as("planner", submittedAt)("material.get", { params });
  const { id: version, sha256 } = latest(drafted);
  let seen = await stage.as("planner", submittedAt)("version.submit", { params: { ...params, version } });
  for (const [i, reviewer] of ["reviewer1", "reviewer2", "reviewer3"].entries()) {
    seen = await stage.as(reviewer, after(submittedAt, (i + 3) * 86_400))("version.approve", {
      params: { ...params, version },
      body: { sha256 },
      revision: seen.revision,
    });
  }
  return seen;
}
