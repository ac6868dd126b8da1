/**
 * Composition root of the server: reads the configuration, builds the parts, starts and stops them. Nothing else here
 * knows concrete classes, and nothing here decides anything about people's data.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import manifest from "../package.json" with { type: "json" };
import { helpText, readConfiguration } from "./configuration.ts";
import { createServer } from "./transport/server.ts";

const rendererFolder = resolve(import.meta.dirname, "../out/renderer");

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const configuration = readConfiguration(process.argv.slice(2), process.env);
  if (!configuration.ok) return refuse(configuration.error.message);
  if (configuration.value === "help") {
    console.log(helpText());
    return undefined;
  }
  if (!existsSync(rendererFolder)) return refuse("The app is not built yet: run npm run build first.");

  const { host, port } = configuration.value;
  const server = await createServer({
    configuration: configuration.value,
    rendererFolder,
    version: manifest.version,
  });
  try {
    console.log(`Potluck is at ${await server.listen({ host, port })}`);
  } catch (error) {
    return refuse(`Port ${port} on ${host} cannot be used (${listenProblem(error)}). Choose another with --port.`);
  }
  // The first signal lets requests end; the handlers are then gone, so a second one ends the process at once.
  const stop = (): void => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
    void server.close();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return undefined;
}

function listenProblem(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return "another program uses it";
  if (code === "EACCES") return "the system does not allow it";
  return error instanceof Error ? error.message : String(error);
}

await main();
