/**
 * Binds every call of the contract to its handler. Whoever is not our own page is refused, whatever is not what the
 * contract says is refused, and a handler that breaks answers with a sentence, never with a stack.
 */
import { BrowserWindow } from "electron";
import type { IpcMain, IpcMainInvokeEvent } from "electron";
import { ipcCalls } from "../../domain/ipc.ts";
import type { CallName, CallRequest } from "../../domain/ipc.ts";
import { fail } from "../../domain/result.ts";
import type { Result } from "../../domain/result.ts";
import { isOwnAddress } from "../origin.ts";
import type { Origin } from "../origin.ts";
import type { Handler, Handlers } from "./handlers.ts";

export function registerCalls(ipcMain: IpcMain, origin: Origin, handlers: Handlers): void {
  for (const name of Object.keys(ipcCalls) as CallName[]) register(ipcMain, origin, name, handlers[name]);
}

function register<Name extends CallName>(ipcMain: IpcMain, origin: Origin, name: Name, handler: Handler<Name>): void {
  const { channel, request } = ipcCalls[name];
  ipcMain.handle(channel, async (event, payload: unknown, ...rest: unknown[]): Promise<Result<unknown>> => {
    if (!isOwnPage(event, origin)) return fail("ipc_forbidden", "Only the app's own window may ask for this.");
    const decoded = request.safeParse(payload);
    if (!decoded.success || rest.length > 0) {
      const issue = decoded.error?.issues[0];
      const where = issue === undefined ? "too many values" : `${issue.path.join(".") || "request"} ${issue.message}`;
      return fail("ipc_invalid", `The window asked for “${name}” in a way the desktop does not understand (${where}).`);
    }
    try {
      // The schema is the one of this name; TypeScript cannot follow that through the table.
      const caller = { contents: event.sender, window: BrowserWindow.fromWebContents(event.sender) };
      return await handler(decoded.data as CallRequest<Name>, caller);
    } catch (error) {
      console.error(`The call “${name}” broke.`, error);
      return fail(
        "desktop_failed",
        "Something went wrong in the desktop part of Potluck. Your data is as it was; try again.",
      );
    }
  });
}

/** The window's top page, from our own address. A frame inside it (a kept page copy) is somebody else's text. */
function isOwnPage(event: IpcMainInvokeEvent, origin: Origin): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnAddress(frame.url, origin);
}
