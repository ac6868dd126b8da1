/**
 * Stands in for the `electron` module where its program is not there, so that the built main and preload can run. It
 * keeps to what Electron does where that matters: messages are copied (never shared), events can be prevented, the
 * bridge hands over functions one by one. Tests steer and read it through `standIn`.
 */
import { EventEmitter } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Listener = (...args: never[]) => unknown;
type Call = (event: unknown, ...payload: unknown[]) => Promise<unknown>;

export interface StandInFrame {
  url: string;
  parent: StandInFrame | null;
}

const ownFrame: StandInFrame = { url: "app://potluck/", parent: null };

/** What a test may set and look at. */
export const standIn = {
  userData: mkdtempSync(join(tmpdir(), "potluck-user-data-")),
  exposed: new Map<string, unknown>(),
  calls: new Map<string, Call>(),
  frame: ownFrame as StandInFrame | null,
  ownFrame,
  windows: [] as BrowserWindow[],
  openAnswers: [] as { canceled: boolean; filePaths: string[] }[],
  saveAnswers: [] as { canceled: boolean; filePath: string }[],
  openedLinks: [] as string[],
  openedPaths: [] as string[],
  printOutcome: { printed: true, reason: "" },
  menu: null as Menu | null,
  schemes: [] as unknown[],
  protocolHandlers: new Map<string, (request: Request) => Promise<Response>>(),
  sandboxed: false,
  singleInstance: true,
  canEncrypt: true,
  canNotify: true,
  notifications: [] as Notification[],
  permissionRequest: null as Listener | null,
  permissionCheck: null as Listener | null,
  devicePermission: null as Listener | null,
};

class App extends EventEmitter {
  isPackaged = true;
  enableSandbox(): void {
    standIn.sandboxed = true;
  }
  getPath(): string {
    return standIn.userData;
  }
  getVersion(): string {
    return "0.0.0-stand-in";
  }
  requestSingleInstanceLock(): boolean {
    return standIn.singleInstance;
  }
  async whenReady(): Promise<void> {
    await Promise.resolve();
  }
  quit(): void {
    this.emit("quit");
  }
  exit(code: number): void {
    throw new Error(`The app ended with code ${code}.`);
  }
}
export const app = new App();

export class WebContents extends EventEmitter {
  windowOpen: ((details: { url: string }) => { action: string }) | null = null;
  address = "";
  sent: unknown[] = [];
  reloads = 0;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpen = handler;
  }
  reload(): void {
    this.reloads += 1;
  }
  isDestroyed(): boolean {
    return false;
  }
  getURL(): string {
    return this.address;
  }
  send(channel: string, message: unknown): void {
    this.sent.push(message);
    ipcRenderer.emit(channel, {}, structuredClone(message));
  }
  print(_options: unknown, done: (printed: boolean, reason: string) => void): void {
    done(standIn.printOutcome.printed, standIn.printOutcome.reason);
  }
  async printToPDF(): Promise<Buffer> {
    return Buffer.from("%PDF-1.7 stand-in");
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: { webPreferences: Record<string, unknown> } & Record<string, unknown>;
  shown = false;
  focused = 0;
  minimized = false;
  constructor(options: { webPreferences: Record<string, unknown> }) {
    super();
    this.options = options;
    standIn.windows.push(this);
    app.emit("web-contents-created", {}, this.webContents);
  }
  async loadURL(address: string): Promise<void> {
    this.webContents.address = address;
    this.emit("ready-to-show");
  }
  show(): void {
    this.shown = true;
  }
  focus(): void {
    this.focused += 1;
  }
  restore(): void {
    this.minimized = false;
  }
  maximize(): void {
    this.emit("maximize");
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isMaximized(): boolean {
    return false;
  }
  getNormalBounds() {
    return { x: 10, y: 20, width: 800, height: 600 };
  }
  static getAllWindows(): BrowserWindow[] {
    return standIn.windows;
  }
  static getFocusedWindow(): BrowserWindow | null {
    return null;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return standIn.windows.find((window) => window.webContents === contents) ?? null;
  }
}

export const ipcMain = {
  handle(channel: string, handler: Call): void {
    if (standIn.calls.has(channel)) throw new Error(`${channel} has a handler already.`);
    standIn.calls.set(channel, handler);
  },
};

class IpcRenderer extends EventEmitter {
  async invoke(channel: string, ...payload: unknown[]): Promise<unknown> {
    const handler = standIn.calls.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const event = { sender: standIn.windows[0]?.webContents, senderFrame: standIn.frame };
    return structuredClone(await handler(event, ...structuredClone(payload)));
  }
}
export const ipcRenderer = new IpcRenderer();

export const contextBridge = {
  exposeInMainWorld(name: string, value: unknown): void {
    standIn.exposed.set(name, copied(value));
  },
};

/** As the real bridge: functions stay callable, their arguments and results are copies, everything else is copied. */
function copied(value: unknown): unknown {
  if (typeof value === "function") {
    return (...args: unknown[]) => copied(Reflect.apply(value, undefined, args.map(copied)));
  }
  if (value instanceof Promise) return value.then(copied);
  if (typeof value !== "object" || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}

export const protocol = {
  registerSchemesAsPrivileged(schemes: unknown[]): void {
    standIn.schemes.push(...schemes);
  },
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void {
    standIn.protocolHandlers.set(scheme, handler);
  },
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: Listener) => (standIn.permissionRequest = handler),
    setPermissionCheckHandler: (handler: Listener) => (standIn.permissionCheck = handler),
    setDevicePermissionHandler: (handler: Listener) => (standIn.devicePermission = handler),
  },
};

export const dialog = {
  showOpenDialog: async () => standIn.openAnswers.shift() ?? { canceled: true, filePaths: [] },
  showSaveDialog: async () => standIn.saveAnswers.shift() ?? { canceled: true, filePath: "" },
};

export const shell = {
  async openExternal(address: string): Promise<void> {
    standIn.openedLinks.push(address);
  },
  async openPath(path: string): Promise<string> {
    standIn.openedPaths.push(path);
    return "";
  },
};

export interface StandInMenuItem {
  id?: string;
  role?: string;
  accelerator?: string;
  checked?: boolean;
  click?: () => void;
  submenu?: StandInMenuItem[];
}

export class Menu {
  readonly template: StandInMenuItem[];
  constructor(template: StandInMenuItem[]) {
    this.template = template;
  }
  static buildFromTemplate(template: StandInMenuItem[]): Menu {
    return new Menu(template);
  }
  static setApplicationMenu(menu: Menu): void {
    standIn.menu = menu;
  }
}

/** Turns text round, which is enough to see that what is on the disk is not the secret. */
export const safeStorage = {
  isEncryptionAvailable: () => standIn.canEncrypt,
  getSelectedStorageBackend: () => (standIn.canEncrypt ? "gnome_libsecret" : "basic_text"),
  encryptString: (text: string) => Buffer.from([...text].toReversed().join("")),
  decryptString: (encrypted: Buffer) => [...encrypted.toString()].toReversed().join(""),
};

/** The system's notifications, kept instead of shown. */
export class Notification extends EventEmitter {
  readonly options: { readonly title: string; readonly body: string };
  constructor(options: { readonly title: string; readonly body: string }) {
    super();
    this.options = options;
  }
  static isSupported(): boolean {
    return standIn.canNotify;
  }
  show(): void {
    standIn.notifications.push(this);
  }
}

export const nativeTheme = { themeSource: "system", shouldUseDarkColors: false };
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] };
