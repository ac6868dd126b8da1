/**
 * The catalog of sharing levels, as data: what each allows and which it implies. This folder holds every rule about who may
 * do what; it must not know sockets, tables or screens. Nothing outside it compares levels or roles.
 */
import { z } from "zod";

/**
 * What can be asked of an item. `fill`: add and change rows of a table, not its columns; `trash`, `delete`: remove for now, for
 * good; `share`: give access on (what, is `mayGrant`'s); `manage`: see, change and end everybody's access; `transfer`: give it away.
 */
export const actions = ["view", "comment", "fill", "edit", "trash", "delete", "share", "manage", "transfer"] as const;
export type Action = (typeof actions)[number];

const levelId = z.string().regex(/^[a-z][a-z0-9-]{0,49}$/, "must be lower-case letters, digits and hyphens");

/** One sharing type (S3.1). */
export const sharingLevelSchema = z.strictObject({
  id: levelId,
  name: z.string().trim().min(1).max(100),
  /** What it lets a person do, for the share dialog. */
  description: z.string().max(500),
  /** Higher = more; used only to choose the highest of several grants. */
  rank: z.int().min(1).max(100),
  /** Levels whose actions this one includes. */
  implies: z.array(levelId).max(20),
  allows: z.array(z.enum(actions).exclude(["share"])).max(actions.length),
  /** Whether who has it may give access on: the action `share`. */
  allowsResharing: z.boolean(),
  /** Whether items can be found by those who have it without being told of them. */
  isDiscoverable: z.boolean(),
  /** Whether it can be given to anyone with a link. */
  isPublic: z.boolean(),
  isActive: z.boolean(),
  /** Whether a person can be given it by sharing: ownership is transferred, a role's level comes with the role. */
  offered: z.boolean(),
  /** Name of an icon of the interface's set. */
  icon: z.string().max(50),
  /** Name of a tone of the interface, so that light and dark each have their own. */
  color: z.string().max(30),
  /** Name of a driver that is asked besides (S3.12); null: the item type's own. */
  driver: z.string().max(100).nullable(),
});
export type SharingLevel = Readonly<z.infer<typeof sharingLevelSchema>>;

export type LevelCatalog = readonly SharingLevel[];

/** Level of an item's owner; held by owning, never by a share. */
export const ownerLevelId = "owner";
/** Stands in a share with an organization for the level each member's role gives (S4.4). */
export const byRoleLevelId = "by-role";
/** The highest level that can be given, and what a container's owner has on what others put into it. */
export const manageLevelId = "manage";

const seeded = {
  implies: [] as string[],
  allowsResharing: false,
  isDiscoverable: false,
  isPublic: false,
  isActive: true,
  offered: true,
  driver: null,
};

/**
 * S3.1 with S3.2's decisions: Edit also gives Comment; Manage also gives Delete and Reshare. S2.9: read = view, write = edit.
 * `use` and `steward` are what roles give on an organization's
 * tables (S4.4) and are not offered one by one.
 */
export const seededLevels: LevelCatalog = [
  {
    ...seeded,
    id: "view",
    name: "Can view",
    description: "Sees it and every change, offline too. Cannot change anything.",
    rank: 10,
    allows: ["view"],
    isPublic: true,
    icon: "eye",
    color: "neutral",
  },
  {
    ...seeded,
    id: "comment",
    name: "Can comment",
    description: "Sees it and takes part in the conversation about it.",
    rank: 20,
    implies: ["view"],
    allows: ["comment"],
    isPublic: true,
    icon: "message-square",
    color: "sky",
  },
  {
    ...seeded,
    id: "use",
    name: "Can use",
    description: "Adds and changes rows, not the columns.",
    rank: 30,
    implies: ["comment"],
    allows: ["fill"],
    offered: false,
    icon: "rows-3",
    color: "herb",
  },
  {
    ...seeded,
    id: "reshare",
    name: "Can view and share",
    description: "Sees it, and may let others see it.",
    rank: 40,
    implies: ["view"],
    allows: [],
    allowsResharing: true,
    icon: "share-2",
    color: "amber",
  },
  {
    ...seeded,
    id: "edit",
    name: "Can edit",
    description: "Changes it together with you: checks off, adds, edits.",
    rank: 50,
    implies: ["comment"],
    allows: ["fill", "edit"],
    isPublic: true,
    icon: "pencil",
    color: "herb",
  },
  {
    ...seeded,
    id: "delete",
    name: "Can edit and delete",
    description: "Also moves it to the trash and deletes it.",
    rank: 60,
    implies: ["edit"],
    allows: ["trash", "delete"],
    icon: "trash-2",
    color: "rose",
  },
  {
    ...seeded,
    id: "steward",
    name: "Can edit and share",
    description: "Edits it and decides who else has it. Cannot delete it.",
    rank: 70,
    implies: ["edit"],
    allows: ["manage"],
    allowsResharing: true,
    offered: false,
    icon: "users",
    color: "accent",
  },
  {
    ...seeded,
    id: manageLevelId,
    name: "Can manage",
    description: "Everything, also who else has access. Cannot give it away.",
    rank: 80,
    implies: ["delete", "reshare"],
    allows: ["manage"],
    allowsResharing: true,
    icon: "settings-2",
    color: "accent",
  },
  {
    ...seeded,
    id: ownerLevelId,
    name: "Owner",
    description: "Everything, also giving it to somebody else for good.",
    rank: 100,
    implies: [manageLevelId],
    allows: ["transfer"],
    allowsResharing: true,
    offered: false,
    icon: "crown",
    color: "accent",
  },
];

/** The level with this id, or undefined. */
export function levelOf(catalog: LevelCatalog, id: string): SharingLevel | undefined {
  return catalog.find((level) => level.id === id);
}

/**
 * Ids of a level and all it implies, itself first. A cycle ends where it closes. A level that is switched off implies nothing by
 * itself; what implies it keeps what comes through it.
 */
export function impliedLevels(catalog: LevelCatalog, id: string): string[] {
  if (!levelOf(catalog, id)?.isActive) return [];
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

/** What a level allows, with all it implies. An unknown level, and one that is switched off, allows nothing. */
export function actionsOf(catalog: LevelCatalog, id: string): ReadonlySet<Action> {
  const known = knownActions.get(catalog);
  const found = known?.get(id);
  if (found) return found;
  const allowed = new Set<Action>();
  for (const implied of impliedLevels(catalog, id)) {
    const level = levelOf(catalog, implied);
    for (const action of level?.allows ?? []) allowed.add(action);
    if (level?.allowsResharing) allowed.add("share");
  }
  if (known) known.set(id, allowed);
  else knownActions.set(catalog, new Map([[id, allowed]]));
  return allowed;
}

/** A catalog is a value that is replaced, not changed: what follows from it is worked out once. */
const knownActions = new WeakMap<LevelCatalog, Map<string, ReadonlySet<Action>>>();

/** Whether a level, with all it implies, allows an action. */
export function levelAllows(catalog: LevelCatalog, id: string, action: Action): boolean {
  return actionsOf(catalog, id).has(action);
}
