import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import type { LoadOptions } from "./demo.ts";

// The loader's process: `node load-demo.ts <module exporting loadDemo>`.

interface Loader {
  loadDemo(options: LoadOptions & { log: (line: string) => void }): Promise<void>;
}

const options: LoadOptions = JSON.parse(await text(process.stdin));
const loader: Loader = await import(pathToFileURL(process.argv[2] ?? "").href);
await loader.loadDemo({ ...options, log: (line) => console.log(line) });
