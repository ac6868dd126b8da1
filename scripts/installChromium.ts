/** Gets Chromium through the system's own packages, where this process may do that. */
import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { existsSync } from "node:fs";

interface PackageTool {
  readonly tool: string;
  readonly prepare?: readonly string[];
  readonly install: readonly string[];
  /** The first that the system has is enough. */
  readonly packages: readonly string[];
}

const packageTools: readonly PackageTool[] = [
  {
    tool: "apt-get",
    prepare: ["apt-get", "update", "-qq"],
    install: ["apt-get", "install", "-y", "-qq", "--no-install-recommends"],
    // Chromium without its windows does the same pages in about half the time; Debian has it, Ubuntu does not.
    packages: ["chromium-headless-shell", "chromium"],
  },
  { tool: "dnf", install: ["dnf", "install", "-y", "-q"], packages: ["chromium"] },
  { tool: "apk", install: ["apk", "add", "--quiet"], packages: ["chromium"] },
  { tool: "pacman", install: ["pacman", "-Sy", "--noconfirm"], packages: ["chromium"] },
  { tool: "zypper", install: ["zypper", "--quiet", "install", "-y"], packages: ["chromium"] },
];

/** What a person can do where neither finding nor installing worked. */
export const chromiumAdvice =
  "No Chromium was found for the end-to-end tests. Install one (Debian, Ubuntu: sudo apt-get install chromium; " +
  "Fedora: sudo dnf install chromium; macOS: brew install --cask google-chrome), or name one with POTLUCK_CHROMIUM=/path/to/it.";

function isOnPath(program: string, environment: NodeJS.ProcessEnv): boolean {
  return (environment.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** Whether the packages' tool ran through; whether Chromium is there then is for the caller to look. */
export function installChromium(environment: NodeJS.ProcessEnv = process.env, userId = process.getuid?.()): boolean {
  const tool = packageTools.find((candidate) => isOnPath(candidate.tool, environment));
  if (tool === undefined) return false;
  const isRoot = userId === 0;
  if (!isRoot && !isOnPath("sudo", environment)) return false;
  const run = (command: readonly string[]): boolean => {
    // -n: never ask for a password, a test run may have nobody to type it.
    const [program = "", ...args] = isRoot ? command : ["sudo", "-n", ...command];
    const env = { ...environment, DEBIAN_FRONTEND: "noninteractive" };
    return spawnSync(program, args, { stdio: ["ignore", "ignore", "inherit"], env }).status === 0;
  };
  if (tool.prepare !== undefined && !run(tool.prepare)) return false;
  return tool.packages.some((name) => run([...tool.install, name]));
}
