/** Serves the built renderer through our own server, on a port the system chooses, for as long as the tests run. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createServer } from "../../sync-server/transport/server.ts";

const rendererFolder = resolve(import.meta.dirname, "../../out/renderer");

export default async function serve(): Promise<() => Promise<void>> {
  if (!existsSync(resolve(rendererFolder, "index.html"))) {
    throw new Error("The app is not built: run npm run build before the end-to-end tests.");
  }
  const server = await createServer({
    configuration: { host: "127.0.0.1", port: 0, publicHosts: [], logLevel: "error" },
    rendererFolder,
    version: "test",
  });
  process.env.POTLUCK_BASE_URL = await server.listen({ host: "127.0.0.1", port: 0 });
  return () => server.close();
}
