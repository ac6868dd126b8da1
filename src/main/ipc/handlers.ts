/** What a handler of each call must look like; `registerCalls` binds a complete set of them to the channels. */
import type { BrowserWindow, WebContents } from "electron";
import type { CallName, CallRequest, CallResponse } from "../../domain/ipc.ts";
import type { Result } from "../../domain/result.ts";

/** Who asked, after it has been checked to be our own page. */
export interface Caller {
  readonly contents: WebContents;
  /** Dialogs belong to it; null in the moment it closes. */
  readonly window: BrowserWindow | null;
}

export type Handler<Name extends CallName> = (
  request: CallRequest<Name>,
  caller: Caller,
) => Promise<Result<CallResponse<Name>>>;

export type Handlers = { readonly [Name in CallName]: Handler<Name> };
