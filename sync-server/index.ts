/**
 * The server as a program: reads the configuration, runs a command or serves until it is told to stop, and says what the
 * person who started it needs to know. compose.ts puts the parts together.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import manifest from "../package.json" with { type: "json" };
import { readCommand, runCommand } from "./commands.ts";
import type { ComposedServer } from "./compose.ts";
import { helpText, readConfiguration } from "./configuration.ts";
import type { Configuration } from "./configuration.ts";

/** Beside the sources, and beside the server as it is built. */
const rendererFolders = ["../out/renderer", "../renderer"].map((folder) => resolve(import.meta.dirname, folder));

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const asked = readCommand(process.argv.slice(2));
  if (!asked.ok) return refuse(asked.error.message);
  const configuration = readConfiguration(asked.value.flags, process.env);
  if (!configuration.ok) return refuse(configuration.error.message);
  if (configuration.value === "help") {
    console.log(helpText());
    return undefined;
  }
  if (configuration.value === "version") {
    console.log(manifest.version);
    return undefined;
  }
  const { command } = asked.value;
  if (command === null) return serve(configuration.value);
  const outcome = await runCommand(command, configuration.value.dataFolder, Date.now());
  if (!outcome.ok) return refuse(outcome.error.message);
  console.log(outcome.value);
  return undefined;
}

async function serve(configuration: Configuration): Promise<void> {
  const rendererFolder = rendererFolders.find((folder) => existsSync(folder));
  if (rendererFolder === undefined) return refuse("The app is not built yet: run npm run build first.");
  const { host, port } = configuration;
  // Here, because the commands need none of it and start sooner without.
  const { composeServer } = await import("./compose.ts");
  const composed = await composeServer({
    configuration,
    rendererFolder,
    version: manifest.version,
    withProcessFigures: true,
  });
  if (!composed.ok) return refuse(composed.error.message);
  const server = composed.value;
  try {
    sayHello(server, configuration, await server.http.listen({ host, port }));
  } catch (error) {
    await server.close();
    return refuse(`Port ${port} on ${host} cannot be used: ${listenProblem(error)}.`);
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

function sayHello({ mailDestination, setupSecret }: ComposedServer, configuration: Configuration, bound: string): void {
  const address = publicAddress(configuration, bound);
  console.log(`Potluck is at ${bound}`);
  if (address !== bound) console.log(`People reach it at ${address}`);
  console.log(`Its data is in ${resolve(configuration.dataFolder)}`);
  console.log(
    configuration.smtp === null
      ? `Mails become files in ${mailDestination}: set SMTP_URL to send them`
      : `Mails go through ${mailDestination}`,
  );
  // After the #, so that the secret is in no server's log.
  if (setupSecret !== null) {
    console.log(`There is no admin yet. Open this within 24 hours, once: ${address}/setup#${setupSecret}`);
  }
}

/** Where people reach the server: through a proxy with TLS, or here where it may do without. */
function publicAddress({ publicHosts, allowsPlainHttp }: Configuration, bound: string): string {
  const [name] = publicHosts;
  if (name === undefined) return bound;
  const host = name.includes(":") ? `[${name}]` : name;
  return allowsPlainHttp ? `http://${host}:${new URL(bound).port || "80"}` : `https://${host}`;
}

function listenProblem(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return "another program uses it. Choose another with --port";
  if (code === "EACCES") return "the system does not allow it. Choose another with --port";
  if (code === "EADDRNOTAVAIL") return "this machine has no such address. Choose another with --host";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "nobody knows that name. Choose another with --host";
  return error instanceof Error ? error.message : String(error);
}

await main();
