import { screens } from "../../src/bureau/screen/table.ts";
import { sha256 } from "../../src/platform/digest.ts";
import type { Tx } from "../../src/platform/tx.ts";
import { SOCKETS, socketScreen } from "./socket-screens.ts";

/** Copies the one screen on the air: so many more, with tokens that are known and one tag. */
export function admitSockets(tx: Tx): void {
  const screen = tx.db.select().from(screens).get();
  if (!screen) throw new Error("Nothing is on the air");
  for (let n = 0; n < SOCKETS.count; n += 1) {
    const id = socketScreen(n);
    tx.db
      .insert(screens)
      .values({ ...screen, id, name: id, tags: [SOCKETS.tag], tokenSha256: sha256(SOCKETS.secret) })
      .run();
  }
}
