import { randomBytes } from "node:crypto";
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal.ts";
import { replaceFile } from "./replace-file.ts";

/** Where things lie in the data folder. `run` holds nothing that outlives a run; the rest is worth a backup. */
export interface Folders {
  state: string;
  media: string;
  config: string;
  run: string;
}

/** Names of the secrets, one file each under `config/`. */
export const secretNames = ["auth-secret", "setup-secret", "demo-secret"] as const;
export type Secrets = Record<(typeof secretNames)[number], string>;

export function foldersIn(dataFolder: string): Folders {
  return {
    state: join(dataFolder, "state"),
    media: join(dataFolder, "media"),
    config: join(dataFolder, "config"),
    run: join(dataFolder, "run"),
  };
}

/** Makes the folders, readable by their owner only. */
export function openFolders(dataFolder: string): Folders {
  const folders = foldersIn(dataFolder);
  try {
    for (const folder of Object.values(folders)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(
      `数据目录不可写:${dataFolder}(${reason})`,
      `The data folder is not writable: ${dataFolder} (${reason})`,
    );
  }
  return folders;
}

/** Reads the secrets; makes the missing ones. 256 bits each, mode 0600. */
export function readSecrets(folders: Folders): Secrets {
  return {
    "auth-secret": readSecret(folders, "auth-secret"),
    "setup-secret": readSecret(folders, "setup-secret"),
    "demo-secret": readSecret(folders, "demo-secret"),
  };
}

function readSecret(folders: Folders, name: keyof Secrets): string {
  const path = join(folders.config, name);
  if (!existsSync(path)) replaceFile(path, `${randomBytes(32).toString("base64url")}\n`);
  chmodSync(path, 0o600);
  const secret = readFileSync(path, "utf8").trim();
  if (secret.length >= 32) return secret;
  throw new Refusal(
    `密钥文件过短(应不少于 32 个字符):${path}`,
    `The secret in this file is too short (at least 32 characters): ${path}`,
  );
}

/** Removes what broken-off uploads left: `media/tmp` and the hidden files workerd writes before it renames. */
export function sweepMedia(folders: Folders): void {
  rmSync(join(folders.media, "tmp"), { recursive: true, force: true });
  for (const entry of readdirSync(folders.media, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && entry.name.startsWith(".")) rmSync(join(entry.parentPath, entry.name));
  }
}

/** Whether no object has ever stored anything. */
export function isStateEmpty(folders: Folders): boolean {
  return readdirSync(folders.state).length === 0;
}

/** Throws all state and media away; only for demo content that never became ready. */
export function emptyState(folders: Folders): void {
  for (const folder of [folders.state, folders.media]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
  }
}
