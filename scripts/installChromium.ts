/** Gets Chromium through the system's own packages, where this process may do that. */
import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { existsSync } from "node:fs";

const packageTools: readonly { readonly tool: string; readonly commands: readonly (readonly string[])[] }[] = [
  {
    tool: "apt-get",
    commands: [
      ["apt-get", "update", "-qq"],
      ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ],
  },
  { tool: "dnf", commands: [["dnf", "install", "-y", "-q", "chromium"]] },
  { tool: "apk", commands: [["apk", "add", "--quiet", "chromium"]] },
  { tool: "pacman", commands: [["pacman", "-Sy", "--noconfirm", "chromium"]] },
  { tool: "zypper", commands: [["zypper", "--quiet", "install", "-y", "chromium"]] },
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
  return tool.commands.every((command) => {
    // -n: never ask for a password, a test run may have nobody to type it.
    const [program = "", ...args] = isRoot ? command : ["sudo", "-n", ...command];
    const env = { ...environment, DEBIAN_FRONTEND: "noninteractive" };
    return spawnSync(program, args, { stdio: ["ignore", "ignore", "inherit"], env }).status === 0;
  });
}
