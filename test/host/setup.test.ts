import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "../../src/host/settings.ts";
import { dataFolder } from "./instance.ts";

/** A project with a lock file, and an npm that only notes that it was called. */
function project(): { install: () => boolean; folder: string } {
  const folder = dataFolder();
  cpSync(join(projectFolder, "src/host/setup"), join(folder, "src/host/setup"), { recursive: true });
  writeFileSync(join(folder, "package-lock.json"), "{}");
  writeFileSync(
    join(folder, "npm"),
    '#!/bin/sh\nmkdir -p node_modules && touch node_modules/.package-lock.json && echo "$1" >called\n',
  );
  chmodSync(join(folder, "npm"), 0o755);
  const called = join(folder, "called");
  const install = () => {
    execFileSync("rm", ["-f", called]);
    execFileSync("sh", [join(folder, "src/host/setup/install.sh")], {
      env: { PATH: `${folder}:${process.env["PATH"]}` },
    });
    return existsSync(called);
  };
  return { install, folder };
}

test("installs on a fresh clone, and not again", () => {
  const { install } = project();
  expect(install()).toBe(true);
  expect(install()).toBe(false);
});

test("installs when the lock is newer than what is installed, or an install was broken off", () => {
  const { install, folder } = project();
  install();
  const later = new Date(Date.now() + 60_000);
  utimesSync(join(folder, "package-lock.json"), later, later);
  expect(install()).toBe(true);
  expect(install()).toBe(false);

  const broken = project();
  mkdirSync(join(broken.folder, "node_modules"));
  expect(broken.install()).toBe(true);
});
