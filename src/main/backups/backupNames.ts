/** Names of backup files: dated, sortable, and unmistakably ours, so that nothing else is ever deleted. */
import { backupNamePattern } from "../../domain/ipc.ts";

export function isBackupName(name: string): boolean {
  return backupNamePattern.test(name);
}

/** `potluck-backup-2026-11-21-183005.zip` in local time; with `-1`, `-2`, … when that second is taken. */
export function backupNameAt(time: Date, taken: ReadonlySet<string>): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const clock = `${two(time.getHours())}${two(time.getMinutes())}${two(time.getSeconds())}`;
  const base = `potluck-backup-${day}-${clock}`;
  let name = `${base}.zip`;
  for (let number = 1; taken.has(name); number += 1) name = `${base}-${number}.zip`;
  return name;
}

/** Orders by the date in the name, which copying a file does not change, and then by the number after it. */
export function newestFirst(a: { readonly name: string }, b: { readonly name: string }): number {
  return sortKey(a.name) < sortKey(b.name) ? 1 : -1;
}

function sortKey(name: string): string {
  const [date = "", number = "0"] = name.replace(".zip", "").split(/(?<=\d{6})-(?=\d{1,3}$)/);
  return `${date}-${number.padStart(3, "0")}`;
}
