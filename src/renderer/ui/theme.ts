/**
 * Light, dark, or whatever the system is. Kept in localStorage and not in the database, because theme-boot.js needs it
 * before the first paint. Same key and values there.
 */
import { create } from "zustand";

export const themes = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themes)[number];

const key = "potluck.theme";
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(key);
  return themes.find((theme) => theme === stored) ?? "system";
}

function apply(choice: ThemeChoice): void {
  const dark = choice === "dark" || (choice === "system" && systemIsDark.matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  const paper = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", paper);
  void window.potluck?.setTheme({ theme: choice });
}

interface ThemeStore {
  readonly choice: ThemeChoice;
  readonly choose: (choice: ThemeChoice) => void;
}

/** The chosen theme and how to choose another; it shows at once. */
export const useTheme = create<ThemeStore>((set) => ({
  choice: storedChoice(),
  choose: (choice) => {
    localStorage.setItem(key, choice);
    apply(choice);
    set({ choice });
  },
}));

/** Follows the system while "system" is chosen, and other windows of the app. Called once at the start. */
export function followTheme(): void {
  apply(useTheme.getState().choice);
  systemIsDark.addEventListener("change", () => apply(useTheme.getState().choice));
  window.addEventListener("storage", (event) => {
    if (event.key !== key) return;
    const choice = storedChoice();
    apply(choice);
    useTheme.setState({ choice });
  });
}

/** The other one of light and dark, from what is seen now: what the toggle command does. */
export function toggledTheme(): ThemeChoice {
  return document.documentElement.dataset.theme === "dark" ? "light" : "dark";
}
