import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Built before the player, whose output folder lies inside this one's. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  plugins: [react()],
  build: { outDir: "../../dist/static", emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 1500 },
  worker: { format: "es" },
});
