/** Resolves on SIGTERM, on SIGINT, and when the npm that started this process is gone. */
export function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
    if (process.env["npm_lifecycle_event"] === undefined) return;
    const npm = process.ppid;
    setInterval(() => process.ppid !== npm && resolve(), 500).unref();
  });
}
