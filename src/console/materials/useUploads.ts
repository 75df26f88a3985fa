import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { keys } from "../keys.ts";
import { useBureau } from "../shell/bureau.ts";
import { BUSY, UploadQueue } from "./queue.ts";

/** A queue of files that become new materials, or new versions of `material`. Ends with the component. */
export function useUploads(material?: string) {
  const bureau = useBureau().id;
  const client = useQueryClient();
  const queue = useMemo(
    () =>
      new UploadQueue(bureau, material, () => {
        for (const concept of ["material", "upload"] as const)
          void client.invalidateQueries({ queryKey: keys.concept(bureau, concept) });
      }),
    [bureau, client, material],
  );
  const uploads = useSyncExternalStore(queue.subscribe, queue.uploads);
  const running = uploads.some((one) => BUSY.has(one.state));
  useEffect(() => () => queue.stop(), [queue]);
  useEffect(() => {
    if (!running) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [running]);
  return { queue, uploads, running };
}
