/**
 * The one contract between the window and the desktop: every call with its channel and the schemas of what goes in and
 * comes back, the events of the menu, and `DesktopBridge`, the port the interface sees as `window.potluck`.
 * Both sides decode with these schemas. Nothing here does anything; the work is in src/main.
 */
import { z } from "zod";
import { errorCodes } from "./errors.ts";
import type { Result } from "./result.ts";

/** One opened or saved file; a larger one is refused with a sentence (`file_too_large`). */
export const maxFileBytes = 512 * 1024 * 1024;
/** A page of chosen files ends at this many files or bytes, whichever comes first; one large file is a page of its own. */
export const maxFilesPerPage = 64;
export const maxBytesPerPage = 16 * 1024 * 1024;
/** A folder with more files than this is refused: nobody has that many recipes, and somebody has chosen "/". */
export const maxFilesPerFolder = 100_000;

const bytes = z.custom<Uint8Array>(
  (value) => ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]",
  "must be bytes",
);
const boundedBytes = bytes.refine((value) => value.byteLength <= maxFileBytes, "must be at most 512 MB");
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** A name to suggest in a dialog: no folders, no control characters. */
const fileName = z
  .string()
  .min(1)
  .max(180)
  // oxlint-disable-next-line no-control-regex -- naming the control characters is how they are refused
  .regex(/^[^/\\:*?"<>|\u0000-\u001f]+$/);
/** A path of the app itself. */
const appPath = z.string().regex(/^\/[^\s]{0,499}$/);
const nothing = z.undefined().or(z.null());
const done = z.null();
const theme = z.enum(["system", "light", "dark"]);
const time = z.number().int().nonnegative();

const appInfo = z.object({ name: z.string(), version: z.string(), platform: z.string(), packaged: z.boolean() });
const failure = z.object({ code: z.enum(errorCodes), message: z.string() });
const fileFilter = z.object({
  name: z.string().min(1).max(60),
  extensions: z
    .array(z.string().regex(/^([a-z0-9]{1,20}|\*)$/i))
    .min(1)
    .max(20),
});
const chosenFiles = z.object({
  selectionId: id,
  /** The folder's or the only file's name, to show while reading. */
  label: z.string(),
  total: z.number().int().nonnegative(),
  totalBytes: z.number().nonnegative(),
});
const openedFile = z.object({
  name: z.string(),
  /** Inside the chosen folder, with forward slashes; the plain name when files were chosen. */
  path: z.string(),
  size: z.number().nonnegative(),
  modifiedAt: time,
  /** The contents, or why this one file could not be read; the others still come. */
  content: z.discriminatedUnion("ok", [
    z.object({ ok: z.literal(true), value: bytes }),
    z.object({ ok: z.literal(false), error: failure }),
  ]),
});
const filesPage = z.object({
  files: z.array(openedFile),
  /** Where the next page starts, or null after the last. */
  next: z.number().int().nonnegative().nullable(),
  total: z.number().int().nonnegative(),
});
const savedFile = z.object({ name: z.string(), size: z.number().nonnegative() });
const fetchedPage = z.object({ url: z.string(), bytes, contentType: z.string() });
const backup = z.object({ name: z.string(), size: z.number().nonnegative(), writtenAt: time });
const backupSettings = z.object({
  folder: z.string(),
  /** True while backups lie in the app's own folder rather than one the person chose. */
  isDefaultFolder: z.boolean(),
  /** How many dated files are kept; older ones are deleted after a new one is safely written. */
  keep: z.number().int().min(1).max(365),
  automatic: z.boolean(),
  everyHours: z.number().int().min(1).max(720),
});
const backupSettingsChange = backupSettings.pick({ keep: true, automatic: true, everyHours: true }).partial().strict();
/** Only names this app writes; nothing else in the folder can be read or deleted through it. */
export const backupNamePattern = /^potluck-backup-\d{4}-\d{2}-\d{2}-\d{6}(-\d{1,3})?\.zip$/;
const backupName = z.string().regex(backupNamePattern);

export type Theme = z.output<typeof theme>;
export type AppInfo = z.output<typeof appInfo>;
export type FileFilter = z.output<typeof fileFilter>;
export type ChosenFiles = z.output<typeof chosenFiles>;
export type OpenedFile = z.output<typeof openedFile>;
export type FilesPage = z.output<typeof filesPage>;
export type SavedFile = z.output<typeof savedFile>;
export type FetchedPage = z.output<typeof fetchedPage>;
export type Backup = z.output<typeof backup>;
export type BackupSettings = z.output<typeof backupSettings>;
export type BackupSettingsChange = z.input<typeof backupSettingsChange>;

function call<Request extends z.ZodType, Response extends z.ZodType>(
  channel: string,
  request: Request,
  response: Response,
): { readonly channel: string; readonly request: Request; readonly response: Response } {
  return { channel, request, response };
}

export const ipcCalls = {
  appInfo: call("potluck:app-info", nothing, appInfo),
  setTheme: call("potluck:set-theme", z.object({ theme }).strict(), done),
  openLink: call("potluck:open-link", z.object({ url: z.string().max(4096) }).strict(), done),
  chooseFiles: call(
    "potluck:files:choose",
    z.object({ kind: z.enum(["files", "folder"]), filters: z.array(fileFilter).max(20) }).strict(),
    chosenFiles,
  ),
  readFiles: call(
    "potluck:files:read",
    z.object({ selectionId: id, from: z.number().int().nonnegative() }).strict(),
    filesPage,
  ),
  releaseFiles: call("potluck:files:release", z.object({ selectionId: id }).strict(), done),
  saveFile: call(
    "potluck:files:save",
    z.object({ suggestedName: fileName, bytes: boundedBytes, filters: z.array(fileFilter).max(20) }).strict(),
    savedFile,
  ),
  fetchPage: call("potluck:page:fetch", z.object({ requestId: id, url: z.string().max(4096) }).strict(), fetchedPage),
  cancelFetch: call("potluck:page:cancel", z.object({ requestId: id }).strict(), done),
  print: call("potluck:print", nothing, done),
  printToPdf: call(
    "potluck:print-to-pdf",
    z
      .object({ suggestedName: fileName, pageSize: z.enum(["A4", "A5", "Letter", "Legal"]), landscape: z.boolean() })
      .strict(),
    savedFile,
  ),
  backupsList: call("potluck:backups:list", nothing, z.array(backup)),
  backupsWrite: call("potluck:backups:write", z.object({ bytes: boundedBytes }).strict(), backup),
  backupsRead: call("potluck:backups:read", z.object({ name: backupName }).strict(), bytes),
  backupsSettings: call("potluck:backups:settings", nothing, backupSettings),
  backupsChangeSettings: call("potluck:backups:change-settings", backupSettingsChange, backupSettings),
  backupsChooseFolder: call("potluck:backups:choose-folder", nothing, backupSettings),
  backupsUseDefaultFolder: call("potluck:backups:use-default-folder", nothing, backupSettings),
  backupsOpenFolder: call("potluck:backups:open-folder", nothing, done),
  secretsRead: call("potluck:secrets:read", nothing, z.object({ secret: z.string().nullable() })),
  secretsWrite: call(
    "potluck:secrets:write",
    z.object({ secret: z.string().min(1).max(4096).nullable() }).strict(),
    z.object({ isKept: z.boolean() }),
  ),
  notify: call(
    "potluck:notify",
    z.object({ title: z.string().min(1).max(255), body: z.string().max(500), path: appPath }).strict(),
    z.object({ isShown: z.boolean() }),
  ),
} as const;

export type CallName = keyof typeof ipcCalls;
export type CallRequest<Name extends CallName> = z.output<(typeof ipcCalls)[Name]["request"]>;
export type CallResponse<Name extends CallName> = z.output<(typeof ipcCalls)[Name]["response"]>;

/** Decodes what main answered. A broken answer is a bug on our side, so it throws. */
export function decodeAnswer<Name extends CallName>(name: Name, answer: unknown): Result<CallResponse<Name>> {
  const envelope = z
    .discriminatedUnion("ok", [
      z.object({ ok: z.literal(true), value: z.unknown() }),
      z.object({ ok: z.literal(false), error: failure }),
    ])
    .parse(answer);
  if (!envelope.ok) return envelope;
  // The table ties the schema to the name; TypeScript cannot follow that through an indexed access.
  return { ok: true, value: ipcCalls[name].response.parse(envelope.value) as CallResponse<Name> };
}

export const menuChannel = "potluck:menu";
/** What a person chose in the menu that only the window can do. */
export const menuEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.enum([
      "import",
      "export",
      "print",
      "print-to-pdf",
      "backup",
      "new-recipe",
      "find",
      "undo",
      "redo",
      "settings",
      "help",
    ]),
  }),
  z.object({ type: z.literal("theme"), theme }),
  /** A notification of the system was pressed. */
  z.object({ type: z.literal("open"), path: appPath }),
]);
export type MenuEvent = z.output<typeof menuEvent>;

type Answer<Name extends CallName> = Promise<Result<CallResponse<Name>>>;

/**
 * The desktop as the interface sees it: `window.potluck`, absent in a browser. Every call answers with a `Result`;
 * `cancelled` means the person closed the dialog, which needs no message. Nothing here takes or returns a path.
 */
export interface DesktopBridge {
  appInfo(): Answer<"appInfo">;
  /** Tells the system's own parts (title bar, menus, dialogs) which theme the person chose. */
  setTheme(request: CallRequest<"setTheme">): Answer<"setTheme">;
  /** Opens an https address in the person's browser; anything else is refused (`address_forbidden`). */
  openLink(request: CallRequest<"openLink">): Answer<"openLink">;
  /** The system's open dialog, for files or for a folder (read with all its folders). Read the choice with `readFiles`. */
  chooseFiles(request: CallRequest<"chooseFiles">): Answer<"chooseFiles">;
  /** One bounded page of a choice, from file number `from`; ask again with `next` until it is null. */
  readFiles(request: CallRequest<"readFiles">): Answer<"readFiles">;
  /** Forgets a choice, also in the middle of reading it. */
  releaseFiles(request: CallRequest<"releaseFiles">): Answer<"releaseFiles">;
  /** The system's save dialog; the file is complete or absent, never half written. */
  saveFile(request: CallRequest<"saveFile">): Answer<"saveFile">;
  /** Fetches a page over http(s) with limits on size, time and address; `requestId` is the caller's, for `cancelFetch`. */
  fetchPage(request: CallRequest<"fetchPage">): Answer<"fetchPage">;
  cancelFetch(request: CallRequest<"cancelFetch">): Answer<"cancelFetch">;
  /** Prints what the window shows, in its print styles, through the system's dialog. */
  print(): Answer<"print">;
  printToPdf(request: CallRequest<"printToPdf">): Answer<"printToPdf">;
  /** A notification of the system; pressing it brings the window up and sends `open` with the path. */
  notify(request: CallRequest<"notify">): Answer<"notify">;
  /** Listens to the menu; call what it returns to stop. */
  onMenu(listener: (event: MenuEvent) => void): () => void;
  /** Dated copies of everything, outside the browser's storage [K.9]. */
  backups: {
    /** Newest first. */
    list(): Answer<"backupsList">;
    write(request: CallRequest<"backupsWrite">): Answer<"backupsWrite">;
    read(request: CallRequest<"backupsRead">): Answer<"backupsRead">;
    settings(): Answer<"backupsSettings">;
    changeSettings(request: BackupSettingsChange): Answer<"backupsChangeSettings">;
    chooseFolder(): Answer<"backupsChooseFolder">;
    useDefaultFolder(): Answer<"backupsUseDefaultFolder">;
    openFolder(): Answer<"backupsOpenFolder">;
  };
  /** The sign-in, encrypted by the system [C.3]. */
  secrets: {
    read(): Answer<"secretsRead">;
    /** Null forgets it. `isKept` is false where the system cannot encrypt: it is then there for this run only. */
    write(request: CallRequest<"secretsWrite">): Answer<"secretsWrite">;
  };
}

declare global {
  interface Window {
    readonly potluck?: DesktopBridge;
  }
}
