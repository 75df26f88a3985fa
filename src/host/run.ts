import { announce } from "./announce.ts";
import { endWith, say } from "./refusal.ts";
import { type Build, type Server, serve } from "./serve.ts";
import { readSettings } from "./settings.ts";
import { untilToldToStop } from "./told-to-stop.ts";

/** Runs the own-server edition as this process, from its environment, until it is told to stop. */
export async function run(build: () => Promise<Build>): Promise<never> {
  let server: Server | undefined;
  void untilToldToStop().then(async () => {
    // Before the server stands there is nothing to end in order: the guard ends what already runs.
    await server?.stop();
    process.exit(0);
  });
  try {
    const settings = readSettings(process.env);
    server = await serve(settings, await build());
    announce(server, settings);
    await Promise.race([server.demoLoaded, server.lost]);
    await server.lost;
    say("守护进程已被终止,服务随之停止。", "The guard process was killed; the server stops with it.");
    await server.stop();
  } catch (error) {
    endWith(error);
  }
  process.exit(1);
}
