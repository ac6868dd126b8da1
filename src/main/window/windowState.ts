/** Where the window was last time, if that place still exists. */
import { renameSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { errorCodeOf } from "../files/systemErrors.ts";

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const smallestWindow = { width: 360, height: 480 } as const;
const usualWindow = { width: 1280, height: 860 } as const;
/** This much of the title bar must lie on a display, or the window could not be dragged back. */
const visiblePixels = 80;

const pixels = z.number().int().min(-100_000).max(100_000);
const stored = z.object({ x: pixels, y: pixels, width: pixels, height: pixels, maximized: z.boolean() });

export interface WindowState {
  /** Without a place the system centres the window. */
  readonly bounds: Partial<Area> & { readonly width: number; readonly height: number };
  readonly maximized: boolean;
}

/** Fits what was stored to the displays there are now: a display may be gone or smaller. */
export function fitToDisplays(saved: unknown, workAreas: readonly Area[]): WindowState {
  const decoded = stored.safeParse(saved);
  if (!decoded.success) return { bounds: usualWindow, maximized: false };
  const { maximized, ...area } = decoded.data;
  const display = workAreas.find((workArea) => showsTitleBar(area, workArea));
  const width = Math.max(smallestWindow.width, Math.min(area.width, display?.width ?? usualWindow.width));
  const height = Math.max(smallestWindow.height, Math.min(area.height, display?.height ?? usualWindow.height));
  return { bounds: display ? { x: area.x, y: area.y, width, height } : { width, height }, maximized };
}

function showsTitleBar(window: Area, display: Area): boolean {
  const across = Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x);
  return across >= visiblePixels && window.y >= display.y && window.y <= display.y + display.height - visiblePixels;
}

export async function readWindowState(file: string, workAreas: readonly Area[]): Promise<WindowState> {
  try {
    return fitToDisplays(JSON.parse(await readFile(file, "utf8")), workAreas);
  } catch (error) {
    if (errorCodeOf(error) !== "ENOENT") console.warn("The window's place was unreadable.", errorCodeOf(error));
    return fitToDisplays(null, workAreas);
  }
}

/** At once, because the program ends right after the window closes; losing it would cost a drag of the mouse. */
export function saveWindowState(file: string, { x, y, width, height }: Area, maximized: boolean): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify({ x, y, width, height, maximized }));
    renameSync(`${file}.new`, file);
  } catch (error) {
    console.warn("The window's place could not be saved.", errorCodeOf(error));
  }
}
