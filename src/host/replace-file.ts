import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";

/** Writes a file, by default for its owner only, whole or not at all: a kill or a power cut leaves the old one. */
export function replaceFile(path: string, content: string, mode = 0o600): void {
  const draft = `${path}.new`;
  const file = openSync(draft, "w", mode);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
