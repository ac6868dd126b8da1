/**
 * Looks at an incoming Yjs update before it touches a document. Everything is read from a decoded copy; a document is only
 * looked up, never changed. It knows nothing of permissions: who may edit was decided before.
 *
 * What it holds off: truncated and bomb updates (decoding throws, allocation is bounded by the bytes), structs under another
 * person's client id (edits laundered through somebody else), clocks with gaps or beyond what exists, content kinds that no
 * item uses, and nesting deep enough to overflow the stack of whoever deletes it later. Whose a struct is, is asked last: an update
 * that fails for that alone (`foreignClient`) is otherwise whole.
 */
import * as Y from "yjs";
import { fail, ok, type Failure, type Result } from "../../src/domain/result.ts";

/** Deepest nesting an item's layout has is 4 (columns › column › choices › choice); more is an attack or a mistake. */
export const maxNesting = 6;

/** No structs, no deletions. */
export const emptyUpdateBytes = 2;

export interface Inspection {
  /** Client ids that appear in this document for the first time; they become the sender's. */
  readonly newClients: readonly number[];
  /** Whether anything in the update is not in the document yet. */
  readonly hasNews: boolean;
  readonly decoded: DecodedUpdate;
}

export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>;

export interface InspectionContext {
  /** The document as the server has it. */
  readonly doc: Y.Doc;
  readonly senderId: string;
  /** Who owns a client id in this document; undefined = nobody yet. */
  readonly ownerOf: (client: number) => string | undefined;
  readonly maxBytes: number;
}

export const foreignClient: Failure = {
  code: "update_foreign_client",
  message:
    "This builds on what only somebody else’s device can send, so not all of it was stored. Your version is kept.",
};
const malformed = fail(
  "update_malformed",
  "This change arrived damaged and was not stored. It is sent again by itself.",
);

/** Decides whether an update may be applied at all. Failures: `update_malformed`, `update_foreign_client`, `update_gap`, `update_content`. */
export function inspectUpdate(update: Uint8Array, context: InspectionContext): Result<Inspection> {
  if (update.byteLength > context.maxBytes) {
    return fail("item_too_large", "This change is larger than one item may be. Split it into several items.");
  }
  let decoded: DecodedUpdate;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    // The decoder throws whatever it stumbles on; the sender learns only that it was not decodable.
    return malformed;
  }
  // Another encoding (V2) reads as an empty update with bytes left over: to accept it would be to lose it.
  const isEmpty = decoded.structs.length === 0 && decoded.ds.clients.size === 0;
  if (isEmpty && update.byteLength > emptyUpdateBytes) return malformed;
  const structs = inspectStructs(decoded.structs, context);
  if (!structs.ok) return structs;
  return inspectDeletes(decoded, structs.value, context.doc);
}

interface StructsSeen {
  readonly newClients: readonly number[];
  readonly hasNews: boolean;
  /** Clock, once the update is applied, of every client that wrote something in it. */
  readonly clocks: ReadonlyMap<number, number>;
}

type Structs = DecodedUpdate["structs"];

function inspectStructs(structs: Structs, context: InspectionContext): Result<StructsSeen> {
  const clocks = new Map<number, number>();
  const newClients = new Set<number>();
  const depths = new Depths(structs, context.doc);
  let hasNews = false;
  let isForeign = false;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    if (!Number.isSafeInteger(end) || struct.length <= 0) return malformed;
    const at = clocks.get(client) ?? Y.getState(context.doc.store, client);
    // Already here: whoever wrote it, it changes nothing.
    if (end <= at) continue;
    if (struct instanceof Y.Skip || clock > at) {
      return fail("update_gap", "A part of this change is missing. It is sent again as a whole.");
    }
    const owner = context.ownerOf(client);
    isForeign ||= owner !== undefined && owner !== context.senderId;
    if (owner === undefined) newClients.add(client);
    const content = inspectContent(struct, depths);
    if (!content.ok) return content;
    clocks.set(client, end);
    hasNews = true;
  }
  return isForeign ? { ok: false, error: foreignClient } : ok({ newClients: [...newClients], hasNews, clocks });
}

const refusedContent = fail("update_content", "This change holds something no item can hold and was refused.");

/** Only the content that items are made of, no deeper than they are. */
function inspectContent(struct: Structs[number], depths: Depths): Result<null> {
  if (struct instanceof Y.GC) return ok(null);
  if (!(struct instanceof Y.Item)) return refusedContent;
  const depth = depths.of(struct);
  if (depth === undefined || depth > maxNesting) return refusedContent;
  const { content } = struct;
  const isKnown =
    content instanceof Y.ContentString ||
    content instanceof Y.ContentAny ||
    content instanceof Y.ContentDeleted ||
    (content instanceof Y.ContentType && (content.type instanceof Y.Map || content.type instanceof Y.Text));
  return isKnown ? ok(null) : refusedContent;
}

/**
 * How deep the items of one update lie: 1 at the top, one more than the type they lie in. An update names the parent only where
 * no neighbour tells it, and the items of one client may lie in or beside those of another that comes later in the update:
 * what somebody wrote in two sittings without a network. So each is followed to what it refers to, with a stack of its own,
 * because a chain of references may be as long as the update.
 */
class Depths {
  readonly #doc: Y.Doc;
  readonly #byClient = new Map<number, Structs[number][]>();
  /** Undefined: it refers to something that does not exist, or to itself. */
  readonly #known = new Map<Structs[number], number | undefined>();

  constructor(structs: Structs, doc: Y.Doc) {
    this.#doc = doc;
    for (const struct of structs) {
      const ofClient = this.#byClient.get(struct.id.client);
      if (ofClient) ofClient.push(struct);
      else this.#byClient.set(struct.id.client, [struct]);
    }
  }

  of(item: Y.Item): number | undefined {
    const chain: { readonly item: Y.Item; readonly isInside: boolean }[] = [];
    let depth: number | undefined;
    for (let at: Structs[number] | undefined = item; at;) {
      if (this.#known.has(at)) {
        depth = this.#known.get(at);
        break;
      }
      // Seen on the way and not known yet: a circle.
      this.#known.set(at, undefined);
      if (!(at instanceof Y.Item)) {
        depth = at instanceof Y.GC ? 1 : undefined;
        this.#known.set(at, depth);
        break;
      }
      const parent: unknown = at.parent;
      if (typeof parent === "string") {
        this.#known.set(at, (depth = 1));
        break;
      }
      const isInside = parent instanceof Y.ID;
      const beside: Y.ID | null = isInside ? parent : (at.origin ?? at.rightOrigin);
      if (!beside) break;
      chain.push({ item: at, isInside });
      at = this.#find(beside);
      if (!at) depth = depthInDocument(beside, this.#doc);
    }
    for (const { item: one, isInside } of chain.toReversed()) {
      depth = depth === undefined ? undefined : depth + (isInside ? 1 : 0);
      this.#known.set(one, depth);
    }
    return depth;
  }

  /** The struct of this update that holds an id; they are in ascending clock order per client. */
  #find(id: Y.ID): Structs[number] | undefined {
    const structs = this.#byClient.get(id.client) ?? [];
    let low = 0;
    let high = structs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = structs[middle];
      if (!struct) return undefined;
      if (id.clock < struct.id.clock) high = middle - 1;
      else if (id.clock >= struct.id.clock + struct.length) low = middle + 1;
      else return struct;
    }
    return undefined;
  }
}

function depthInDocument(id: Y.ID, doc: Y.Doc): number | undefined {
  const structs = doc.store.clients.get(id.client);
  if (!structs || Y.getState(doc.store, id.client) <= id.clock) return undefined;
  const struct = structs[Y.findIndexSS(structs, id.clock)];
  // What was deleted and collected has no place any more; what refers to it is collected with it.
  if (struct instanceof Y.GC) return 1;
  let depth = 0;
  for (let at: unknown = struct; at instanceof Y.Item; depth++) {
    const parent: unknown = at.parent;
    if (!(parent instanceof Y.AbstractType)) return depth + 1;
    // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way from a type to the item that holds it
    at = parent._item;
  }
  return depth;
}

/** Deletions are edits of what exists; one of something that does not is forged, or has lost what it belongs to. */
function inspectDeletes(decoded: DecodedUpdate, seen: StructsSeen, doc: Y.Doc): Result<Inspection> {
  let hasNews = seen.hasNews;
  for (const [client, ranges] of decoded.ds.clients) {
    const clock = seen.clocks.get(client) ?? Y.getState(doc.store, client);
    for (const range of ranges) {
      if (!Number.isSafeInteger(range.clock + range.len)) return malformed;
      if (range.clock + range.len > clock) {
        return fail("update_gap", "A part of this change is missing. It is sent again as a whole.");
      }
      hasNews ||= !isDeleted(doc, client, range.clock, range.len);
    }
  }
  return ok({ newClients: seen.newClients, hasNews, decoded });
}

/** Whether the whole range is deleted in the document already. */
function isDeleted(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client);
  if (!structs) return false;
  if (Y.getState(doc.store, client) < clock + length) return false;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= clock + length) break;
    if (!struct.deleted) return false;
  }
  return true;
}
