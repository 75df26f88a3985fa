import { defineConfig, type Plugin } from "vite";
import { version } from "../../package.json" with { type: "json" };

const here = (path: string) => decodeURIComponent(new URL(path, import.meta.url).pathname);

/** Writes the names of all files of this build, and a hash over them, into the service worker. */
function precacheList(): Plugin {
  return {
    name: "fangfei-precache-list",
    apply: "build",
    enforce: "post",
    async generateBundle(_options, bundle) {
      const worker = bundle["sw.js"];
      if (!worker || worker.type !== "chunk") throw new Error("the build has no sw.js");
      const files: string[] = [];
      let contents = worker.code;
      for (const [name, file] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (name === "sw.js") continue;
        // The page is asked for by its folder.
        files.push(name === "index.html" ? "" : name);
        contents += `\n${name}\n${file.type === "chunk" ? file.code : String(file.source)}`;
      }
      const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(contents));
      const hash = Array.from(new Uint8Array(digest).slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join(
        "",
      );
      worker.code = `const PLAYER_BUILD = ${JSON.stringify({ version: hash, files })};\n${worker.code}`;
    },
  };
}

export default defineConfig({
  root: here("."),
  base: "/player/",
  publicDir: false,
  define: { PLAYER_VERSION: JSON.stringify(version) },
  plugins: [precacheList()],
  build: {
    outDir: here("../../dist/static/player"),
    emptyOutDir: true,
    target: "es2018",
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { index: here("index.html"), sw: here("worker/sw.ts") },
      output: {
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
      },
    },
  },
});
