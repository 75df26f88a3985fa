import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const NAMED = `role: "img",
    "aria-label": icon.name
  }, restProps`;
/** Icons that alone are a button's name in Ant Design's own pagination, tabs and search fields. */
const SPEAKING = ["left", "right", "double-left", "double-right", "ellipsis", "search", "close"];
/** Beside words an icon says nothing new, and one that stands alone is told what to say. */
const SILENT = `...(restProps.role || restProps["aria-label"] || ${JSON.stringify(SPEAKING)}.includes(icon.name)
      ? { role: "img", "aria-label": icon.name }
      : { "aria-hidden": true })
  }, restProps`;

/** Keeps Ant Design's icons from being read aloud by their English file names, for which there is no option. */
const silentIcons: Plugin = {
  name: "silent-icons",
  transform(code, id) {
    if (!/@ant-design\/icons\/es\/components\/AntdIcon(?:Light)?\.js/.test(id)) return null;
    if (!code.includes(NAMED)) throw new Error("Ant Design's icons are written otherwise: look at them again");
    return code.replace(NAMED, SILENT);
  },
};

/** Built before the player, whose output folder lies inside this one's. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  plugins: [react(), silentIcons],
  build: { outDir: "../../dist/static", emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 1500 },
  worker: { format: "es" },
});
