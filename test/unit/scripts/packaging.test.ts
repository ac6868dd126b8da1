import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FuseState, FuseV1Options, flipFuses, getCurrentFuseWire } from "@electron/fuses";
import { expect, test } from "vitest";
import { fuses, isLeftOut, packagingOptions, programIn } from "../../../scripts/packaging.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";

test.each(["", "/out", "/out/main", "/out/main/index.js", "/out/renderer/assets/a.woff2", "/package.json", "/LICENSE"])(
  "[C.1] %j goes into the packaged app",
  (path) => {
    expect(isLeftOut(path)).toBe(false);
  },
);

test.each([
  "/node_modules",
  "/src/main/index.ts",
  "/test",
  "/.git",
  "/dist",
  "/out/.built",
  "/out/main/index.js.map",
  "/outside",
])("[C.1] %j does not", (path) => {
  expect(isLeftOut(path)).toBe(true);
});

test("[C.1] the fuses are really blown, on a stand-in with the program's fuse wire", async () => {
  const folder = await temporaryFolder();
  const program = programIn(folder, "linux");
  // The wire: a mark, the version, the number of fuses, and a character for each, as Electron ships it.
  const shipped = Buffer.concat([
    Buffer.alloc(1000),
    Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"),
    Buffer.from([1, 9]),
    Buffer.from("101100011"),
    Buffer.alloc(1000),
  ]);
  await writeFile(program, shipped);
  await flipFuses(program, fuses);
  const wire = await getCurrentFuseWire(program);
  const enabled = Object.values(FuseV1Options).filter(
    (option) => typeof option === "number" && wire[option] === FuseState.ENABLE,
  );
  expect(enabled).toEqual([
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
    FuseV1Options.WasmTrapHandlers,
  ]);
  expect((await readFile(program)).length).toBe(shipped.length);
});

test("[C.1] an Electron with a fuse nobody has decided on stops the packaging", async () => {
  const program = join(await temporaryFolder(), "electron");
  const wire = [Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"), Buffer.from([1, 10]), Buffer.from("1011000111")];
  await writeFile(program, Buffer.concat(wire));
  await expect(flipFuses(program, fuses)).rejects.toThrow(/fuse/i);
});

test("[C.1] the app is one archive, and the fuses go before it is copied in", () => {
  const options = packagingOptions("/project");
  expect(options).toMatchObject({ dir: "/project", out: "/project/dist", asar: true, prune: false });
  expect(options.afterExtract).toHaveLength(1);
});
