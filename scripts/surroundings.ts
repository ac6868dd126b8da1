/** What kind of place the app is being started in. */
import { spawn } from "node:child_process";

type Environment = Readonly<Record<string, string | undefined>>;

/** Why no desktop window can open here, or null when one can. */
export function noWindowReason(platform: string, environment: Environment): string | null {
  if (platform !== "linux" || environment.DISPLAY || environment.WAYLAND_DISPLAY) return null;
  return "there is no display here";
}

/** A person is watching, on a machine where a browser can open. */
export function canOpenBrowser(platform: string, environment: Environment, isTerminal: boolean): boolean {
  if (!isTerminal || environment.CI || environment.SSH_CONNECTION) return false;
  return platform !== "linux" || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/** Opens the person's browser; where that fails, the printed address is enough. */
export function openBrowser(address: string): void {
  const [program, ...args]: [string, ...string[]] =
    process.platform === "darwin"
      ? ["open", address]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", "", address]
        : ["xdg-open", address];
  const child = spawn(program, args, { stdio: "ignore", detached: true });
  child.once("error", () => console.log("Open that address in your browser."));
  child.unref();
}
