import { join } from "node:path";
import { build } from "./build.ts";
import { run } from "./run.ts";
import { projectFolder } from "./settings.ts";

// `npm start`: builds what is stale, serves, loads demo content into an empty data folder.
await run(async () => ({ ...(await build()), demoLoader: join(projectFolder, "src/demo/load.ts") }));
