/**
 * Ingredients of a page whose list is built by script: read from the data that script works on – JSON in an element's
 * attribute or in an application/json script. Known by the names of its fields alone; nothing runs, nothing is invented.
 */
import type { Document } from "domhandler";
import { isText } from "domhandler";
import { canonicalUnit } from "../../../quantity/units.ts";
import type { DraftIngredientGroup, RecipeDraft } from "../../draft.ts";
import type { SchemaNode } from "../schemaNode.ts";
import { isNode } from "../schemaNode.ts";
import { plainLine } from "../text/plainText.ts";
import { findElements } from "./parsePage.ts";

export interface StateIngredients {
  readonly groups: readonly DraftIngredientGroup[];
  /** What amounts for one portion were multiplied by; 1 when they stand as they are. */
  readonly portions: number;
}

/** All state of a page together, in characters; more is no recipe's. */
const maxStateLength = 4_000_000;
const maxDepth = 60;
const maxValues = 100_000;
const maxLines = 300;
const maxTextLength = 300;

interface Entry {
  readonly amount: number | string | null;
  /** The field's own name says that the amount is for one portion. */
  readonly isForOne: boolean;
  readonly render: (factor: number) => string;
}

/** The lists one object of the state holds, with what is said about them around it. */
interface Found {
  readonly title: string;
  readonly portions: number | null;
  readonly depth: number;
  readonly groups: { readonly purpose: string | null; readonly entries: readonly Entry[] }[];
}

interface Place {
  readonly value: object;
  readonly key: string;
  readonly depth: number;
  /** Title of the nearest object around that has one. */
  readonly title: string;
  /** The nearest object that is not itself a list's group. */
  readonly owner: SchemaNode | null;
  readonly purpose: string | null;
}

/** The ingredients of the recipe the draft or the page is named after; null when the page's state does not plainly give them. */
export function findStateIngredients(
  document: Document,
  draft: RecipeDraft,
  pageTitle: string,
): StateIngredients | null {
  const found = stateValues(document).flatMap(listsIn);
  const wanted = fold(draft.title || pageTitle);
  const exact = found.filter((lists) => lists.title !== "" && fold(lists.title) === wanted);
  const near = found.filter((lists) => isMostOf(fold(lists.title), wanted));
  const untitled = found.length === 1 && draft.title !== "" ? found.filter((lists) => lists.title === "") : [];
  const candidates = [exact, near, untitled].find((lists) => lists.length > 0) ?? [];
  const chosen = candidates.toSorted((one, other) => one.depth - other.depth)[0];
  if (chosen === undefined) return null;
  const entries = chosen.groups.flatMap((group) => group.entries);
  if (entries.length < 2 || entries.length > maxLines) return null;
  const portions = chosen.portions ?? draft.yieldAmount;
  const canScale = portions !== null && entries.every((entry) => typeof entry.amount !== "string");
  const areForOne = entries.some((entry) => entry.isForOne);
  if (areForOne && !canScale) return null;
  const factor = canScale && (areForOne || seemForOnePortion(entries, portions)) ? portions : 1;
  return {
    portions: factor,
    groups: chosen.groups.map((group) => ({
      purpose: group.purpose,
      ingredients: group.entries.map((entry) => entry.render(factor)),
    })),
  };
}

function stateValues(document: Document): unknown[] {
  const values: unknown[] = [];
  let left = maxStateLength;
  const take = (text: string): void => {
    if (text.length > left || !/^\s*[[{]/.test(text) || !/ingredient/i.test(text)) return;
    left -= text.length;
    try {
      values.push(JSON.parse(text));
    } catch {
      // SyntaxError: an attribute in some other notation, no state.
    }
  };
  findElements(document, (element) => {
    if (element.name === "script" && /^application\/json\b/i.test(element.attribs["type"] ?? ""))
      take(element.children.map((child) => (isText(child) ? child.data : "")).join(""));
    else for (const text of Object.values(element.attribs)) take(text);
    return false;
  });
  return values;
}

/** Every list of ingredients in the value, by the object that owns it. Iterative and bounded. */
function listsIn(state: unknown): Found[] {
  const byOwner = new Map<SchemaNode, Found>();
  const pending: Place[] = [];
  const enter = (value: unknown, place: Omit<Place, "value">): void => {
    if (typeof value === "object" && value !== null && place.depth <= maxDepth) pending.push({ ...place, value });
  };
  enter(state, { key: "", depth: 0, title: "", owner: null, purpose: null });
  for (let met = 0; pending.length > 0; met += 1) {
    const place = pending.pop();
    // Half of a list would look like all of it.
    if (place === undefined || met > maxValues) return [];
    const { value, key, owner } = place;
    const depth = place.depth + 1;
    if (Array.isArray(value)) {
      const entries = owner === null ? null : readEntries(value, key);
      if (entries === null || owner === null)
        for (let at = value.length - 1; at >= 0; at -= 1) enter(value[at], { ...place, depth });
      else {
        const lists = byOwner.get(owner) ?? {
          title: shortText(place.title),
          portions: portionsOf(owner),
          depth: place.depth,
          groups: [],
        };
        lists.groups.push({ purpose: place.purpose === null ? null : shortText(place.purpose) || null, entries });
        byOwner.set(owner, lists);
      }
      continue;
    }
    if (!isNode(value)) continue;
    const stated = fieldOf(value, /^(?:title|name|headline)$/);
    const title = typeof stated === "string" && stated.length <= maxTextLength ? stated : "";
    const isGroup = owner !== null && /ingredient/i.test(key);
    const inside = isGroup
      ? { title: place.title, owner, purpose: title || null }
      : { title: title || place.title, owner: value, purpose: null };
    const children = Object.entries(value);
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const [name, child] = children[at] ?? ["", null];
      enter(child, { ...inside, key: name, depth });
    }
  }
  return [...byOwner.values()];
}

const nameKey = /^(?:ingredient)?name$/;
const singularKey = /^(?:name)?singular(?:name)?$/;
const pluralKey = /^(?:name)?plural(?:name)?$/;
const shortKey = /^(?:abbreviation|abbr|symbol|short|shortname)$/;
const amountKey = /^(?:amount|quantity|qty)(?:per(?:portion|serving|person))?$/;
const unitKey = /^unit(?:name)?$/;
const portionsKey = /^(?:number(?:of)?)?(?:portions?|servings?|persons)(?:size|count|number)?$/;
const goodsKey = /^(?:price|sku|gtin|ean|currency|product|productid)$/;

/** The entries when every single one is an ingredient and most state an amount; else null. */
function readEntries(list: readonly unknown[], key: string): Entry[] | null {
  if (list.length === 0 || list.length > maxLines) return null;
  const entries: Entry[] = [];
  for (const value of list) {
    const entry = isNode(value) ? readEntry(value, /ingredient/i.test(key)) : null;
    if (entry === null) return null;
    entries.push(entry);
  }
  return entries.filter((entry) => entry.amount !== null).length * 2 >= entries.length ? entries : null;
}

function readEntry(node: SchemaNode, isAmongIngredients: boolean): Entry | null {
  const food = fieldOf(node, /^ingredient$/);
  if (has(node, goodsKey) || !has(node, amountKey) || (food === undefined && !isAmongIngredients)) return null;
  const names = formsOf(food ?? node);
  if (names.singular === "") return null;
  const written = fieldOf(node, amountKey);
  const given = typeof written === "number" ? (Number.isFinite(written) ? written : null) : shortText(written);
  const read = typeof given === "string" ? (numberIn(given) ?? given) : given;
  const amount = read === "" || (typeof read === "number" && read <= 0) ? null : read;
  const unit = formsOf(fieldOf(node, unitKey));
  // "2 pieces of carrot" is written "2 carrots".
  const isPiece = unit.singular === "" || [unit.singular, unit.short].some((text) => canonicalUnit(text) === "piece");
  const inflection = textAt(node, /^(?:ingredient|name)inflection$/).toLowerCase();
  const prefix = textAt(node, /^prefix$/);
  const suffix = textAt(node, /^suffix$/);
  return {
    amount,
    isForOne: has(node, /^(?:amount|quantity|qty)per/),
    render: (factor) => {
      const total = typeof amount === "number" ? amount * factor : amount;
      const isSeveral = typeof total === "number" && total > 1;
      const asPlural = inflection === "plural" || (inflection !== "singular" && isPiece && isSeveral);
      const unitText = unit.short || (isSeveral ? unit.plural : unit.singular);
      const parts = [
        total === null ? "" : typeof total === "number" ? numberText(total) : total,
        isPiece || total === null ? "" : unitText,
        prefix,
        asPlural ? names.plural : names.singular,
        suffix,
      ];
      return parts.filter((part) => part !== "").join(" ");
    },
  };
}

/** A word as the state gives it: as text, or as an object with its forms. */
function formsOf(value: unknown): { readonly singular: string; readonly plural: string; readonly short: string } {
  if (!isNode(value)) return { singular: shortText(value), plural: shortText(value), short: "" };
  const name = textAt(value, nameKey);
  const singular = textAt(value, singularKey) || name || textAt(value, pluralKey);
  return { singular, plural: textAt(value, pluralKey) || name || singular, short: textAt(value, shortKey) };
}

/**
 * Whether the amounts seem to be for one portion. State that is scaled on the page often says so nowhere; it shows when most amounts are
 * broken numbers ("0.25 egg") and the stated portions make nearly all of them whole.
 */
function seemForOnePortion(entries: readonly Entry[], portions: number): boolean {
  const amounts = entries.map((entry) => entry.amount).filter((amount) => typeof amount === "number");
  const isWhole = (amount: number): boolean => Math.abs(amount - Math.round(amount)) < 0.02;
  const broken = amounts.filter((amount) => !isWhole(amount));
  const stillBroken = amounts.filter((amount) => !isWhole(amount * portions));
  if (!Number.isInteger(portions) || portions < 2 || portions > 100) return false;
  return broken.length >= 3 && broken.length * 2 > amounts.length && stillBroken.length * 10 <= amounts.length;
}

function portionsOf(node: SchemaNode): number | null {
  const value = fieldOf(node, portionsKey);
  const portions = typeof value === "string" ? numberIn(value) : value;
  return typeof portions === "number" && portions > 0 ? portions : null;
}

/** The field whose name, written in whichever case, fits. */
function fieldOf(node: SchemaNode, name: RegExp): unknown {
  return Object.entries(node).find(([key, value]) => value !== null && name.test(plainKey(key)))?.[1];
}

function has(node: SchemaNode, name: RegExp): boolean {
  return Object.keys(node).some((key) => name.test(plainKey(key)));
}

function plainKey(key: string): string {
  return key.length > 40 ? "" : key.replace(/[_-]/g, "").toLowerCase();
}

function textAt(node: SchemaNode, name: RegExp): string {
  return shortText(fieldOf(node, name));
}

function shortText(value: unknown): string {
  return typeof value === "string" && value.length <= maxTextLength ? plainLine(value) : "";
}

function numberIn(text: string): number | null {
  return /^\d{1,6}(?:\.\d{1,6})?$/.test(text.trim()) ? Number(text) : null;
}

function numberText(value: number): string {
  // A third kept with two places, times three, is one.
  const whole = Math.round(value);
  return String(whole > 0 && Math.abs(value - whole) < 0.02 ? whole : Number(value.toFixed(3)));
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}

function isMostOf(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length * 2 >= long.length && short !== "" && long.includes(short);
}
