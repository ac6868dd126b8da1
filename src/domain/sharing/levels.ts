/**
 * The catalog of sharing levels, as data: what each allows and which it implies. This folder holds every rule about who may
 * do what; it must not know sockets, tables or screens. Nothing outside it compares levels or roles.
 */

/** What can be asked of an item. */
export const actions = ["view", "edit", "trash", "delete", "share", "transfer"] as const;
export type Action = (typeof actions)[number];

export interface SharingLevel {
  readonly id: string;
  readonly name: string;
  /** What it lets a person do, for the share dialog. */
  readonly description: string;
  /** Higher = more; used only to choose the highest of several grants. */
  readonly rank: number;
  /** Levels whose actions this one includes. */
  readonly implies: readonly string[];
  readonly allows: readonly Action[];
  /** Whether a person can be given it by sharing; ownership is not given but transferred. */
  readonly offered: boolean;
}

export type LevelCatalog = readonly SharingLevel[];

/** Level of an item's owner; held by owning, never by a share. */
export const ownerLevelId = "owner";

/** S2.9: read = view only; write = view and edit. */
export const seededLevels: LevelCatalog = [
  {
    id: "view",
    name: "Can view",
    description: "Sees it and every change, offline too. Cannot change anything.",
    rank: 10,
    implies: [],
    allows: ["view"],
    offered: true,
  },
  {
    id: "edit",
    name: "Can edit",
    description: "Changes it together with you: checks off, adds, edits.",
    rank: 50,
    implies: ["view"],
    allows: ["edit"],
    offered: true,
  },
  {
    id: ownerLevelId,
    name: "Owner",
    description: "Everything, also sharing and deleting.",
    rank: 100,
    implies: ["edit"],
    allows: ["trash", "delete", "share", "transfer"],
    offered: false,
  },
];

/** The level with this id, or undefined. */
export function levelOf(catalog: LevelCatalog, id: string): SharingLevel | undefined {
  return catalog.find((level) => level.id === id);
}

/** Ids of a level and all it implies, itself first. A cycle ends where it closes. */
export function impliedLevels(catalog: LevelCatalog, id: string): string[] {
  const seen: string[] = [];
  const visit = (current: string): void => {
    const level = levelOf(catalog, current);
    if (!level || seen.includes(current)) return;
    seen.push(current);
    for (const implied of level.implies) visit(implied);
  };
  visit(id);
  return seen;
}

/** Whether a level, with all it implies, allows an action. An unknown level allows nothing. */
export function levelAllows(catalog: LevelCatalog, id: string, action: Action): boolean {
  return impliedLevels(catalog, id).some((implied) => levelOf(catalog, implied)?.allows.includes(action));
}
