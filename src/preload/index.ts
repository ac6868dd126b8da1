/**
 * The bridge into the window: named functions only, each bound to one call of the contract. The page gets no channel
 * names, no events and nothing of Electron's.
 */
import { contextBridge, ipcRenderer } from "electron";
import { decodeAnswer, ipcCalls, menuChannel, menuEvent } from "../domain/ipc.ts";
import type { CallName, CallRequest, DesktopBridge, MenuEvent } from "../domain/ipc.ts";

async function ask<Name extends CallName>(name: Name, request: CallRequest<Name>) {
  const answer: unknown = await ipcRenderer.invoke(ipcCalls[name].channel, request);
  return decodeAnswer(name, answer);
}

const bridge: DesktopBridge = {
  appInfo: () => ask("appInfo", null),
  setTheme: (request) => ask("setTheme", request),
  openLink: (request) => ask("openLink", request),
  chooseFiles: (request) => ask("chooseFiles", request),
  readFiles: (request) => ask("readFiles", request),
  releaseFiles: (request) => ask("releaseFiles", request),
  saveFile: (request) => ask("saveFile", request),
  fetchPage: (request) => ask("fetchPage", request),
  cancelFetch: (request) => ask("cancelFetch", request),
  print: () => ask("print", null),
  printToPdf: (request) => ask("printToPdf", request),
  notify: (request) => ask("notify", request),
  onMenu(listener: (event: MenuEvent) => void) {
    const receive = (_event: unknown, message: unknown): void => {
      const decoded = menuEvent.safeParse(message);
      if (decoded.success) listener(decoded.data);
    };
    ipcRenderer.on(menuChannel, receive);
    return () => {
      ipcRenderer.removeListener(menuChannel, receive);
    };
  },
  backups: {
    list: () => ask("backupsList", null),
    write: (request) => ask("backupsWrite", request),
    read: (request) => ask("backupsRead", request),
    settings: () => ask("backupsSettings", null),
    changeSettings: (request) => ask("backupsChangeSettings", request),
    chooseFolder: () => ask("backupsChooseFolder", null),
    useDefaultFolder: () => ask("backupsUseDefaultFolder", null),
    openFolder: () => ask("backupsOpenFolder", null),
  },
  secrets: {
    read: () => ask("secretsRead", null),
    write: (request) => ask("secretsWrite", request),
  },
};

contextBridge.exposeInMainWorld("potluck", bridge);
