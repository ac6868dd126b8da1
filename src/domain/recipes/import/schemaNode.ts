/** Reading schema.org data as it comes: everything may be missing, single, a list, an object or a reference. */

/** A schema.org object; nothing in it is trusted to have a certain form. */
export type SchemaNode = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is SchemaNode {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as a list: nothing gives none, a list its entries (one level of nesting undone), anything else itself. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null || value === "") return [];
  return Array.isArray(value) ? (value as readonly unknown[]).flat() : [value];
}

/** Whether the node's type is the given one, in any of the forms pages write ("Recipe", ["Recipe"], "http://schema.org/Recipe"). */
export function hasType(node: SchemaNode, type: string): boolean {
  return listOf(node["@type"] ?? node["type"]).some(
    (name) =>
      typeof name === "string" && (name.split(/[/#:]/).at(-1) ?? "").trim().toLowerCase() === type.toLowerCase(),
  );
}

export interface SchemaGraph {
  readonly recipes: readonly SchemaNode[];
  /** Nodes by their `@id`, for references. */
  readonly byId: ReadonlyMap<string, SchemaNode>;
}

/**
 * Finds every recipe in the values, however deep (`@graph`, `mainEntity`, lists). Iterative: depth cannot overflow the stack. The
 * values come out of JSON text of limited size, so each is met once and none may be left out: an export holds thousands.
 */
export function findRecipes(values: readonly unknown[]): SchemaGraph {
  const recipes: SchemaNode[] = [];
  const byId = new Map<string, SchemaNode>();
  const pending: unknown[] = [...values].reverse();
  while (pending.length > 0) {
    const value = pending.pop();
    if (Array.isArray(value)) {
      for (let at = value.length - 1; at >= 0; at -= 1) pending.push(value[at]);
      continue;
    }
    if (!isNode(value)) continue;
    const id = value["@id"];
    // A bare reference must not hide the node it refers to.
    if (typeof id === "string" && Object.keys(value).length > 1 && !byId.has(id)) byId.set(id, value);
    if (hasType(value, "Recipe")) recipes.push(value);
    const children = Object.values(value);
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (typeof child === "object" && child !== null) pending.push(child);
    }
  }
  return { recipes, byId };
}

/** The node itself, or the one it refers to by `@id`. */
export function resolveNode(node: SchemaNode, graph: ReadonlyMap<string, SchemaNode>): SchemaNode {
  const id = node["@id"];
  const target = typeof id === "string" ? graph.get(id) : undefined;
  return target === undefined ? node : { ...target, ...node };
}
