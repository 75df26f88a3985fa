import { defineConfig } from "drizzle-kit";

/** `npm run migrations -- --name what_changed` writes the next file of the append-only list. */
export default defineConfig({
  dialect: "sqlite",
  schema: ["./src/platform/tables.ts", "./src/bureau/*/table.ts"],
  out: "./src/bureau/migrations",
});
