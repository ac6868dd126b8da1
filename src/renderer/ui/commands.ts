/**
 * What the app can do right now, for the command palette, the keyboard and the help sheet. Screens add their commands
 * while they are shown (`useCommands`), and may answer the palette's query (`useCommandSearch`).
 */
import { useEffect, useRef } from "react";
import type { Icon } from "./Icon.ts";

export interface Command {
  readonly id: string;
  /** A verb and its object: "New recipe". */
  readonly label: string;
  /** Heading in the palette and in the help sheet. */
  readonly group: string;
  readonly icon?: Icon;
  /** See keys.ts: "Mod+K", "?", "G R". Shortcuts without Mod or Alt rest while a text field has the focus. */
  readonly shortcut?: string;
  /** Other words it is found by. */
  readonly keywords?: string;
  /** A second line in the palette. */
  readonly detail?: string;
  readonly isDisabled?: boolean;
  /** Shown in the help sheet and obeyed, but not offered in the palette. */
  readonly isHidden?: boolean;
  readonly run: () => void;
}

/** Answers the palette with more lines for what was typed. */
export interface CommandSearch {
  /** Never called for an empty query. */
  readonly find: (query: string) => readonly Command[] | Promise<readonly Command[]>;
  /** Calls back whenever the answers may be others, until what it returns is called. */
  readonly follow: (changed: () => void) => () => void;
}

interface Latest<T> {
  current: T;
}

const registered = new Set<Latest<readonly Command[]>>();
const searches = new Set<Latest<CommandSearch>>();

/** The commands of everything that is mounted now, the most recently mounted first; hence a screen's own shortcut wins. */
export function currentCommands(): Command[] {
  return [...registered].reverse().flatMap((latest) => latest.current);
}

/** Asks everyone who answers queries; one that fails leaves the others' answers standing. */
export async function searchCommands(query: string): Promise<Command[]> {
  const answers = await Promise.allSettled([...searches].map(async (search) => search.current.find(query)));
  return answers.flatMap((answer) => {
    if (answer.status === "fulfilled") return answer.value;
    console.error("A search in the command palette failed.", answer.reason);
    return [];
  });
}

/** Calls back whenever an answer of theirs may be another, until what it returns is called. */
export function followSearches(changed: () => void): () => void {
  const stops = [...searches].map((search) => search.current.follow(changed));
  return () => {
    for (const stop of stops) stop();
  };
}

/** Offers commands while the component is mounted. The newest closures are always used; no memo needed. */
export function useCommands(commands: readonly Command[]): void {
  useRegistered(registered, commands);
}

/** Answers the palette's query while the component is mounted. */
export function useCommandSearch(search: CommandSearch): void {
  useRegistered(searches, search);
}

function useRegistered<T>(registry: Set<Latest<T>>, value: T): void {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  useEffect(() => {
    registry.add(latest);
    return () => {
      registry.delete(latest);
    };
  }, [registry]);
}
