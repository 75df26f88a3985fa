import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { keys } from "../keys.ts";
import { useBureau } from "../shell/bureau.ts";
import { BUSY, UploadQueue } from "./queue.ts";

/** A queue of files that become new materials, or new versions of `material`. Ends with the component. */
export function useUploads(material?: string) {
  const bureau = useBureau().id;
  const client = useQueryClient();
  const [, redraw] = useState(0);
  const queue = useMemo(
    () => new UploadQueue(bureau, material, () => redraw((drawn) => drawn + 1)),
    [bureau, material],
  );
  const { uploads } = queue;
  const running = uploads.some((one) => BUSY.has(one.state));
  const settled = uploads.filter((one) => one.state === "uploaded" || one.state === "failed").length;
  useEffect(() => {
    for (const concept of ["material", "upload"] as const)
      void client.invalidateQueries({ queryKey: keys.concept(bureau, concept) });
  }, [client, bureau, settled]);
  useEffect(() => () => queue.stop(), [queue]);
  useEffect(() => {
    if (!running) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [running]);
  return { queue, uploads, running };
}
