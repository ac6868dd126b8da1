/**
 * Keyboard shortcuts as text: "Mod+K", "Shift+Mod+Z", "?", "G R" (two keys one after the other). `Mod` is Command on
 * Apple systems and Control elsewhere.
 */

/** Whether this system writes shortcuts the Apple way. */
export function isApple(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform);
}

const appleNames: Record<string, string> = {
  Mod: "⌘",
  Shift: "⇧",
  Alt: "⌥",
  Ctrl: "⌃",
  Enter: "↩",
  Escape: "esc",
  Delete: "⌫",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};
const otherNames: Record<string, string> = {
  Mod: "Ctrl",
  Escape: "Esc",
  Delete: "Del",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

/** The shortcut as it is shown to the person: "⌘K" or "Ctrl K". */
export function showKeys(keys: string, apple: boolean): string {
  const names = apple ? appleNames : otherNames;
  return keys
    .split(" ")
    .map((stroke) =>
      inOrder(splitStroke(stroke), apple)
        .map((part) => names[part] ?? part)
        .join(apple ? "" : " "),
    )
    .join(" then ");
}

/** Modifiers in the order each system writes them: "Ctrl Shift Z", but "⇧⌘Z". */
function inOrder(parts: readonly string[], apple: boolean): string[] {
  const order = apple ? ["Ctrl", "Alt", "Shift", "Mod"] : ["Mod", "Ctrl", "Alt", "Shift"];
  const place = (part: string) => (order.includes(part) ? order.indexOf(part) : order.length);
  return [...parts].sort((a, b) => place(a) - place(b));
}

/** "Shift+Mod+Z" → ["Shift","Mod","Z"]; a plus sign alone is the key itself. */
export function splitStroke(stroke: string): string[] {
  return stroke === "+" ? ["+"] : stroke.split("+");
}

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether a key press is that one stroke ("Mod+K"). Shift is ignored for signs that need it to be typed, like "?". */
export function matchesStroke(press: KeyPress, stroke: string, apple: boolean): boolean {
  const parts = splitStroke(stroke);
  const key = parts.at(-1) ?? "";
  const wantsMod = parts.includes("Mod");
  const wantsCtrl = parts.includes("Ctrl") || (wantsMod && !apple);
  const wantsMeta = wantsMod && apple;
  if (press.ctrlKey !== wantsCtrl || press.metaKey !== wantsMeta) return false;
  if (press.altKey !== parts.includes("Alt")) return false;
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!isSign && press.shiftKey !== parts.includes("Shift")) return false;
  return press.key.toLowerCase() === key.toLowerCase();
}
