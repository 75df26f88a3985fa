import { builtinModules } from "node:module";
import { resolve } from "node:path";
import { defineConfig } from "vite";

const root = resolve(import.meta.dirname, "../..");

/** The Worker as one ES module; the runtime brings `cloudflare:*` and Node's modules. */
export default defineConfig({
  root,
  publicDir: false,
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  environments: {
    ssr: {
      resolve: {
        // Asked of this environment: without "workerd", better-auth takes a stand-in for AsyncLocalStorage that lets
        // one request see another's context.
        conditions: ["workerd", "worker", "module", "browser"],
        noExternal: true,
        builtins: [/^cloudflare:/, /^node:/, ...builtinModules],
      },
    },
  },
  ssr: { target: "webworker" },
  build: {
    ssr: resolve(root, "src/index.ts"),
    outDir: resolve(root, "dist/worker"),
    emptyOutDir: true,
    target: "es2024",
    sourcemap: true,
    // Legible stack traces on servers where nobody applies the source map.
    minify: false,
    rolldownOptions: {
      output: {
        format: "es",
        entryFileNames: "index.js",
        codeSplitting: false,
        // Some packages import Node's modules without the prefix that the runtime asks for.
        paths: (id) => (builtinModules.includes(id) ? `node:${id}` : id),
      },
    },
  },
});
