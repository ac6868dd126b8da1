import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fitToDisplays, readWindowState, saveWindowState } from "../../../src/main/window/windowState.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const beside = { x: 1440, y: 0, width: 2560, height: 1440 };
const saved = { x: 1600, y: 100, width: 1200, height: 900, maximized: true };

test("[C.1] the window comes back where it was", () => {
  expect(fitToDisplays(saved, [laptop, beside])).toEqual({
    bounds: { x: 1600, y: 100, width: 1200, height: 900 },
    maximized: true,
  });
});

test("[C.1] a window on a display that is gone is centred, not lost", () => {
  expect(fitToDisplays(saved, [laptop]).bounds).toEqual({ width: 1200, height: 860 });
});

test("[C.1] a window larger than its display is made to fit, and never smaller than usable", () => {
  const large = { x: 0, y: 25, width: 4000, height: 3000, maximized: false };
  expect(fitToDisplays(large, [laptop]).bounds).toMatchObject({ width: 1440, height: 875 });
  const tiny = { x: 10, y: 40, width: 100, height: 20, maximized: false };
  expect(fitToDisplays(tiny, [laptop]).bounds).toMatchObject({ width: 360, height: 480 });
});

test.each([null, "text", { x: 1 }, { ...saved, width: "wide" }, { ...saved, x: 1e9 }, { ...saved, y: 0.5 }])(
  "[C.1] %j is no place for a window",
  (damaged) => {
    expect(fitToDisplays(damaged, [laptop])).toEqual({ bounds: { width: 1280, height: 860 }, maximized: false });
  },
);

test("[C.1] it is saved to a file and read back; a damaged file is the usual place", async () => {
  const file = join(await temporaryFolder(), "window.json");
  expect((await readWindowState(file, [laptop])).bounds).toEqual({ width: 1280, height: 860 });
  saveWindowState(file, { x: 5, y: 30, width: 800, height: 600 }, false);
  expect(await readWindowState(file, [laptop])).toEqual({
    bounds: { x: 5, y: 30, width: 800, height: 600 },
    maximized: false,
  });
  await writeFile(file, "{");
  expect((await readWindowState(file, [laptop])).bounds).toEqual({ width: 1280, height: 860 });
});
