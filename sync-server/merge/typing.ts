/**
 * Typing: changes that add text to a text whose only rule is its length, or take text out of one. That such a change leaves an item an
 * item is seen from the change, without reading the whole document again; whatever else it may be is for `mergeItem`. It decides no
 * permissions.
 */
import * as Y from "yjs";
import { maxStateBytes, maxTextLength } from "../../src/domain/items/materialize.ts";
import type { ItemType } from "../../src/domain/items/types.ts";
import { inspectUpdate, type DecodedUpdate } from "./inspectUpdate.ts";
import { continues, readKeystroke, type Place } from "./keystrokes.ts";
import type { OpenDocument } from "./openDocument.ts";

export interface Typing {
  readonly update: Uint8Array;
  readonly personId: string;
  /** Takes so many bytes of what there is room for; false where that has to be counted first. */
  readonly takeRoom: (bytes: number) => boolean;
}

/**
 * Takes an update into an open document when it is typing and nothing else, with everything `inspectUpdate` asks; false, and nothing was
 * touched, where that is not so or not to be seen.
 */
export function applyTyping(document: OpenDocument, type: ItemType, typing: Typing): boolean {
  const { update } = typing;
  if (document.maxBytes + update.byteLength > maxStateBytes(type) / 2) return false;
  if (!takeKeystroke(document, typing) && !takeInspected(document, type, typing)) return false;
  document.maxBytes += update.byteLength;
  return true;
}

/** The next letter behind somebody's last one: where it goes was found when they began, and nothing was taken away since. */
function takeKeystroke(document: OpenDocument, { update, personId, takeRoom }: Typing): boolean {
  const keystroke = readKeystroke(update);
  const end = keystroke && document.endOf(keystroke.client);
  if (!end || !continues(keystroke, end.last, end.before)) return false;
  const { client, clock, letters } = keystroke;
  if (document.owners.get(client) !== personId || letters.length > end.room.left) return false;
  if (!takeRoom(update.byteLength)) return false;
  end.room.left -= letters.length;
  document.keep(update, { client, clock: clock + letters.length - 1 }, end);
  return true;
}

function takeInspected(document: OpenDocument, type: ItemType, { update, personId, takeRoom }: Typing): boolean {
  const { doc } = document;
  const seen = inspectUpdate(update, {
    doc,
    senderId: personId,
    ownerOf: (client) => document.owners.get(client),
    maxBytes: maxStateBytes(type),
  });
  if (!seen.ok || !seen.value.hasNews || seen.value.newClients.length > 0) return false;
  const { decoded } = seen.value;
  if (!isTyping(doc, type, decoded) || !takeRoom(update.byteLength)) return false;
  if (decoded.ds.clients.size > 0) {
    document.change(update);
  } else {
    document.add(update);
    expectNext(document, type, decoded);
  }
  return true;
}

/** Whoever typed one run of letters probably goes on behind it. */
function expectNext(document: OpenDocument, type: ItemType, { structs }: DecodedUpdate): void {
  const [typed] = structs;
  if (structs.length !== 1 || !(typed instanceof Y.Item)) return;
  const last = { client: typed.id.client, clock: typed.id.clock + typed.length - 1 };
  const text = textInDocument(document.doc, last);
  const most = text && lengthBoundOf(type, text);
  if (text && typeof most === "number") document.expect(text, most - text.length, last, typed.rightOrigin);
}

function isTyping(doc: Y.Doc, type: ItemType, { structs, ds }: DecodedUpdate): boolean {
  const added = new Map<Y.Text, number>();
  const texts: { readonly id: Y.ID; readonly end: number; readonly text: Y.Text }[] = [];
  const textAt = (id: Y.ID): Y.Text | null => {
    const earlier = texts.find((one) => one.id.client === id.client && one.id.clock <= id.clock && id.clock < one.end);
    return earlier ? earlier.text : textInDocument(doc, id);
  };
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString) || struct.parentSub !== null)
      return false;
    const { id, length, origin, rightOrigin } = struct;
    if (id.clock < Y.getState(doc.store, id.client)) return false;
    const left = origin && textAt(origin);
    const right = rightOrigin && textAt(rightOrigin);
    const text = left ?? right ?? textNamed(doc, struct.parent);
    if (!text || (origin && left !== text) || (rightOrigin && right !== text)) return false;
    texts.push({ id, end: id.clock + length, text });
    added.set(text, (added.get(text) ?? 0) + length);
  }
  for (const [text, length] of added) {
    const most = lengthBoundOf(type, text);
    if (most === undefined || text.length + length > most) return false;
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) if (!isTextOnly(doc, type, client, clock, len)) return false;
  }
  return true;
}

/** The text that holds what has this id; null where that is anything else, or was collected, or is not here. */
function textInDocument(doc: Y.Doc, id: Place): Y.Text | null {
  const structs = doc.store.clients.get(id.client);
  if (!structs || Y.getState(doc.store, id.client) <= id.clock) return null;
  const struct = structs[Y.findIndexSS(structs, id.clock)];
  return struct instanceof Y.Item ? textOf(struct) : null;
}

function textOf({ parent, parentSub }: Y.Item): Y.Text | null {
  return parentSub === null && parent instanceof Y.Text ? parent : null;
}

/** The text an update names as the parent, because it is empty and there is nothing beside. */
function textNamed(doc: Y.Doc, parent: unknown): Y.Text | null {
  if (typeof parent === "string") {
    const type = doc.share.get(parent);
    return type instanceof Y.Text ? type : null;
  }
  if (!(parent instanceof Y.ID)) return null;
  const structs = doc.store.clients.get(parent.client);
  if (!structs || Y.getState(doc.store, parent.client) <= parent.clock) return null;
  const struct = structs[Y.findIndexSS(structs, parent.clock)];
  const content = struct instanceof Y.Item ? struct.content : null;
  return content instanceof Y.ContentType && content.type instanceof Y.Text ? content.type : null;
}

/** Where a text lies never changes while it is there. */
const places = new WeakMap<Y.Text, string>();

function lengthBoundOf(type: ItemType, text: Y.Text): number | undefined {
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way from a type to the item that holds it
  if (text._item?.deleted) return undefined;
  const known = places.get(text);
  if (known !== undefined) return maxTextLength(type, known);
  const place = placeOf(text);
  if (place === undefined) return undefined;
  places.set(text, place);
  return maxTextLength(type, place);
}

/** "notes" at the top of a document, "steps.text" in the members of a map at the top. */
function placeOf(text: Y.Text): string | undefined {
  // oxlint-disable-next-line no-underscore-dangle -- as above
  const item = text._item;
  if (item === null) return Y.findRootTypeKey(text);
  const member = item.parent;
  // oxlint-disable-next-line no-underscore-dangle -- as above
  const map = member instanceof Y.Map ? member._item?.parent : undefined;
  // oxlint-disable-next-line no-underscore-dangle -- as above
  if (!(map instanceof Y.AbstractType) || map._item !== null || item.parentSub === null) return undefined;
  return `${Y.findRootTypeKey(map)}.${item.parentSub}`;
}

/** Whether everything in a range is text of such a text, or gone already. */
function isTextOnly(doc: Y.Doc, type: ItemType, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client);
  if (!structs || Y.getState(doc.store, client) < clock + length) return false;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= clock + length) break;
    if (struct.deleted) continue;
    const text = struct instanceof Y.Item ? textOf(struct) : null;
    if (!text || lengthBoundOf(type, text) === undefined) return false;
  }
  return true;
}
