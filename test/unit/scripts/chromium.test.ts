import { chmod, readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { findChromium } from "../../../scripts/chromium.ts";
import { chromiumAdvice, installChromium } from "../../../scripts/installChromium.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";

test("[C.1] the Chromium a person names is used, and nothing else in its place", async () => {
  const folder = await temporaryFolder({ chromium: "" });
  const named = join(folder, "chromium");
  expect(findChromium({ POTLUCK_CHROMIUM: named, PATH: "" })).toBe(named);
  expect(findChromium({ POTLUCK_CHROMIUM: join(folder, "none"), PATH: folder })).toBeNull();
});

/** Programs that write down how they were called. */
async function programs(scripts: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder(
    Object.fromEntries(Object.entries(scripts).map(([name, script]) => [name, `#!/bin/sh\n${script}\n`])),
  );
  for (const name of Object.keys(scripts)) await chmod(join(folder, name), 0o755);
  return folder;
}

const note = 'echo "$(basename "$0") $*" >> "$(dirname "$0")/calls"';
/** The shell's own commands, without the machine's package tools in front. */
const pathWith = (folder: string): string => [folder, "/usr/bin", "/bin"].join(delimiter);

describe.runIf(process.platform === "linux")("installing Chromium", () => {
  test("[C.1] root installs it from the system's packages", async () => {
    const folder = await programs({ "apt-get": note });
    expect(installChromium({ PATH: pathWith(folder) }, 0)).toBe(true);
    expect(await readFile(join(folder, "calls"), "utf8")).toBe(
      "apt-get update -qq\napt-get install -y -qq --no-install-recommends chromium-headless-shell\n",
    );
  });

  test("[C.1] a system that has no Chromium without windows gives the one with windows", async () => {
    const folder = await programs({ "apt-get": `${note}; case "$*" in *headless-shell) exit 100;; esac` });
    expect(installChromium({ PATH: pathWith(folder) }, 0)).toBe(true);
    expect(
      (await readFile(join(folder, "calls"), "utf8"))
        .trim()
        .split("\n")
        .map((call) => call.split(" ").at(-1)),
    ).toEqual(["-qq", "chromium-headless-shell", "chromium"]);
  });

  test("[C.1] others install it through sudo, which must not ask", async () => {
    const folder = await programs({ "apt-get": "exit 1", sudo: note });
    expect(installChromium({ PATH: pathWith(folder) }, 1000)).toBe(true);
    expect(await readFile(join(folder, "calls"), "utf8")).toContain("sudo -n apt-get install");
  });

  test("[C.1] where it cannot be installed the answer is no, and the advice names the ways out", async () => {
    const failing = await programs({ "apt-get": "exit 100" });
    expect(installChromium({ PATH: pathWith(failing) }, 0)).toBe(false);
    const refused = await programs({ "apt-get": "exit 0", sudo: "exit 1" });
    expect(installChromium({ PATH: pathWith(refused) }, 1000)).toBe(false);
    expect(installChromium({ PATH: await temporaryFolder() }, 0)).toBe(false);
    expect(chromiumAdvice).toContain("sudo apt-get install chromium");
    expect(chromiumAdvice).toContain("POTLUCK_CHROMIUM");
  });
});
