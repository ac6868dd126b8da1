/** The real server on a folder, for benches: nothing printed, no mail. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { composeServer, type ComposedServer } from "../../../sync-server/compose.ts";

export async function benchServer(folder: string): Promise<ComposedServer> {
  const rendererFolder = join(folder, "renderer");
  await mkdir(rendererFolder, { recursive: true });
  await writeFile(join(rendererFolder, "index.html"), "<!doctype html><title>Potluck</title>");
  const composed = await composeServer({
    configuration: {
      host: "127.0.0.1",
      port: 0,
      publicHosts: [],
      logLevel: "silent",
      dataFolder: join(folder, "data"),
      trustedProxies: [],
      allowsPlainHttp: false,
      smtp: null,
      mailFrom: "Potluck <potluck@example.org>",
      metricsToken: "",
      personSpaceBytes: 0,
      billingSecret: "",
    },
    rendererFolder,
    version: "bench",
  });
  if (!composed.ok) throw new Error(composed.error.message);
  return composed.value;
}
