import { join } from "node:path";
import { projectFolder } from "./settings.ts";

/** One thing that is built: from which sources, with which configuration, into which file. */
export interface Part {
  name: "worker" | "console" | "player";
  /** Folders and files it is made from, beside what all parts share … */
  sources: string[];
  /** … less these. */
  except?: string[];
  config: string;
  /** Exists once the part is built. */
  proof: string;
}

/** Read by every part: versions, compiler options, and how the build is done. */
export const sharedSources = ["package-lock.json", "src/tsconfig.base.json", "src/host/build.ts", "src/host/parts.ts"];

export const parts: Part[] = [
  {
    name: "worker",
    sources: ["src", "docs/openapi.json"],
    except: ["src/console", "src/player", "src/host", "src/demo"],
    config: "src/host/worker.vite.config.ts",
    proof: "dist/worker/index.js",
  },
  {
    name: "player",
    sources: ["src/contracts", "src/domain", "src/player"],
    config: "src/player/vite.config.ts",
    proof: "dist/static/player/index.html",
  },
  {
    name: "console",
    sources: ["src/contracts", "src/domain", "src/console"],
    config: "src/console/vite.config.ts",
    proof: "dist/static/index.html",
  },
];

/** Where the build lies. */
export const output = {
  bundle: join(projectFolder, "dist/worker/index.js"),
  staticFolder: join(projectFolder, "dist/static"),
};
