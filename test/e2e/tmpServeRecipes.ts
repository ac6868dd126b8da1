import { createServer } from "/work/main/sync-server/transport/server.ts";
export default async function serve() {
  const server = await createServer({ configuration: { host: "127.0.0.1", port: 0, publicHosts: [], logLevel: "error" } as never, rendererFolder: "/tmp/recipes-out", version: "test" } as never);
  process.env.POTLUCK_BASE_URL = await (server as any).listen({ host: "127.0.0.1", port: 0 });
  return () => (server as any).close();
}
