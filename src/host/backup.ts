import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync, backup as copyDatabase } from "node:sqlite";
import { foldersIn } from "./data.ts";
import { Refusal, endWith, say } from "./refusal.ts";
import { readSettings } from "./settings.ts";

/**
 * Copies a data folder, in use or not, into a new folder that can take its place. Each object's database is a
 * snapshot of its own; media come last, so that everything a row refers to is there. The target appears only whole.
 */
export async function backup(dataFolder: string, target: string): Promise<void> {
  const from = foldersIn(dataFolder);
  if (!existsSync(from.state)) throw new Refusal(`没有数据目录:${dataFolder}`, `No data folder: ${dataFolder}`);
  if (existsSync(join(from.config, "demo")) && readFileSync(join(from.config, "demo"), "utf8").trim() === "loading") {
    throw new Refusal("演示内容正在载入,请稍后再备份。", "Demo content is being loaded; back up later.");
  }
  if (existsSync(target)) throw new Refusal(`备份目标已存在:${target}`, `The backup target exists: ${target}`);
  const draft = `${target}.partial`;
  rmSync(draft, { recursive: true, force: true });
  const to = foldersIn(draft);
  for (const folder of [to.config, to.state, to.media]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  copyFiles(from.config, to.config);
  await copyDatabases(from.state, to.state);
  copyFiles(from.media, to.media);
  renameSync(draft, target);
}

async function copyDatabases(from: string, to: string): Promise<void> {
  for (const name of namesIn(from)) {
    // The write-ahead log's pages are in the copy already.
    if (!name.endsWith(".sqlite")) continue;
    mkdirSync(dirname(join(to, name)), { recursive: true, mode: 0o700 });
    const source = new DatabaseSync(join(from, name), { readOnly: true });
    try {
      // All pages in one step: a copy in several starts over whenever the server writes in between.
      await copyDatabase(source, join(to, name), { rate: 2 ** 31 - 1 });
    } finally {
      source.close();
    }
  }
}

/** Hidden files are uploads under way; `tmp` likewise. A file may go between listing and copying: it was swept. */
function copyFiles(from: string, to: string): void {
  for (const name of namesIn(from)) {
    if (/(^|\/)\.|^tmp\//.test(name)) continue;
    mkdirSync(dirname(join(to, name)), { recursive: true, mode: 0o700 });
    try {
      copyFileSync(join(from, name), join(to, name), constants.COPYFILE_FICLONE);
    } catch (error) {
      if (existsSync(join(from, name))) throw error;
    }
  }
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

if (import.meta.main) {
  try {
    const target = process.argv[2];
    if (!target)
      throw new Refusal("用法:node src/host/backup.ts <目标目录>", "Usage: node src/host/backup.ts <target>");
    process.umask(0o077);
    await backup(readSettings(process.env).dataFolder, resolve(target));
    say(`已备份到 ${resolve(target)}`, `Backed up to ${resolve(target)}`);
  } catch (error) {
    endWith(error);
  }
}
