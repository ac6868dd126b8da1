import { describe, expect, test } from "vitest";
import { matchesStroke, showKeys, type KeyPress } from "../../../../src/renderer/ui/keys.ts";

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

describe("keyboard shortcuts as text", () => {
  test("[C.1] are written the way each system writes them", () => {
    expect(showKeys("Shift+Mod+Z", false)).toBe("Ctrl Shift Z");
    expect(showKeys("Shift+Mod+Z", true)).toBe("⇧⌘Z");
    expect(showKeys("G R", false)).toBe("G then R");
  });

  test("[C.1] Mod is Control here and Command on Apple systems", () => {
    expect(matchesStroke(press("k", { ctrlKey: true }), "Mod+K", false)).toBe(true);
    expect(matchesStroke(press("k", { metaKey: true }), "Mod+K", false)).toBe(false);
    expect(matchesStroke(press("k", { metaKey: true }), "Mod+K", true)).toBe(true);
  });

  test("[C.1] undo is not taken for redo", () => {
    const redo = press("Z", { ctrlKey: true, shiftKey: true });
    expect(matchesStroke(redo, "Mod+Z", false)).toBe(false);
    expect(matchesStroke(redo, "Shift+Mod+Z", false)).toBe(true);
  });

  test("[C.1] a sign is found whether or not a layout needs Shift for it", () => {
    expect(matchesStroke(press("?", { shiftKey: true }), "?", false)).toBe(true);
    expect(matchesStroke(press("?"), "?", false)).toBe(true);
    expect(matchesStroke(press("?", { ctrlKey: true }), "?", false)).toBe(false);
  });
});
