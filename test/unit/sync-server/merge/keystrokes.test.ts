import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { OpenDocument } from "../../../../sync-server/merge/openDocument.ts";
import { applyTyping } from "../../../../sync-server/merge/typing.ts";
import { joinKeystrokes, readKeystroke } from "../../../../sync-server/merge/keystrokes.ts";
import { recipeBounds } from "../../../../src/domain/recipes/fields.ts";
import { seededRandom } from "../../../helpers/seededRandom.ts";

/** A text with two letters of its writer, and what each edit of it sends. */
function writer(): { readonly doc: Y.Doc; readonly text: Y.Text; readonly send: (edit: () => void) => Uint8Array } {
  const doc = new Y.Doc();
  const text = doc.getText("notes");
  text.insert(0, "ab");
  return {
    doc,
    text,
    send(edit) {
      const sent: Uint8Array[] = [];
      const note = (update: Uint8Array): void => void sent.push(update);
      doc.on("update", note);
      edit();
      doc.off("update", note);
      if (!sent[0]) throw new Error("Nothing was sent");
      return sent[0];
    },
  };
}

describe("keystrokes", () => {
  test("[C.3] letters behind a letter are read as Yjs wrote them, at the end and in the middle", () => {
    const { doc, text, send } = writer();
    const { clientID: client } = doc;
    expect(readKeystroke(send(() => text.insert(2, "\u{1F966}ß")))).toEqual({
      client,
      clock: 2,
      after: { client, clock: 1 },
      before: null,
      letters: "\u{1F966}ß",
    });
    expect(readKeystroke(send(() => text.insert(1, "x")))).toEqual({
      client,
      clock: 5,
      after: { client, clock: 0 },
      before: { client, clock: 1 },
      letters: "x",
    });
  });

  test("[C.5] whatever else an update holds, or one cut off or longer anywhere, is none", () => {
    const { doc, text, send } = writer();
    const others: (() => void)[] = [
      () => text.insert(0, "first"),
      () => text.delete(1, 1),
      () => text.format(0, 2, { bold: true }),
      () => doc.getMap("meta").set("rating", 4),
      () => text.insertEmbed(1, { a: 1 }),
      () => doc.transact(() => [text.insert(2, "x"), text.delete(0, 1)]),
      () => doc.transact(() => [text.insert(2, "x"), doc.getText("description").insert(0, "y")]),
    ];
    for (const edit of others) expect(readKeystroke(send(edit)), String(edit)).toBeUndefined();
    const whole = send(() => text.insert(text.length, "z"));
    expect(readKeystroke(whole)?.letters).toBe("z");
    for (let length = 0; length < whole.length; length++) {
      expect(readKeystroke(whole.subarray(0, length))).toBeUndefined();
    }
    expect(readKeystroke(new Uint8Array([...whole, 0]))).toBeUndefined();
  });

  test("[C.3] a run of them joined is what Yjs makes of them one by one; what is no run is not joined", () => {
    const { doc, text, send } = writer();
    const before = Y.encodeStateAsUpdate(doc);
    const typed = ["c", "\u{1F966}", "de"].map((letters, index) =>
      send(() => text.insert(2 + [0, 1, 3][index]!, letters)),
    );
    const joined = joinKeystrokes(typed);
    const one = new Y.Doc();
    Y.applyUpdate(one, before);
    Y.applyUpdate(one, joined ?? new Uint8Array());
    expect(Y.encodeStateAsUpdate(one)).toEqual(Y.encodeStateAsUpdate(doc));
    expect(joinKeystrokes([typed[0]!, typed[2]!])).toBeUndefined();
    expect(joinKeystrokes([...typed, send(() => text.insert(1, "elsewhere"))])).toBeUndefined();
    expect(joinKeystrokes([...typed, send(() => text.delete(0, 1))])).toBeUndefined();
  });

  test("[C.3] [C.5] an open document takes them as Yjs does, whoever types where and whatever is deleted between", () => {
    let short = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const random = seededRandom(seed);
      const any = (below: number): number => Math.floor(random.next() * below);
      const people = ["anna", "ben"].map((id) => ({ id, doc: new Y.Doc(), at: 0 }));
      const plain = new Y.Doc();
      const server = new OpenDocument({ seq: 1 });
      const send = ({ id, doc }: (typeof people)[number], edit: (text: Y.Text) => void): void => {
        const vector = Y.encodeStateVector(doc);
        edit(doc.getText("notes"));
        const update = Y.encodeStateAsUpdate(doc, vector);
        const expected = server.endOf(doc.clientID) !== undefined && readKeystroke(update) !== undefined;
        if (applyTyping(server, "recipe", { update, personId: id, takeRoom: () => true })) {
          if (expected) short++;
        } else {
          Y.applyUpdate(server.doc, update);
          server.owners.set(doc.clientID, id);
        }
        Y.applyUpdate(plain, update);
        for (const other of people) Y.applyUpdate(other.doc, update);
      };
      for (let turn = 0; turn < 60; turn++) {
        const person = people[any(2)]!;
        const what = any(12);
        const text = person.doc.getText("notes");
        if (what === 0 && text.length > 0) send(person, (notes) => notes.delete(any(notes.length), 1));
        else if (what === 1) person.at = any(text.length + 1);
        else {
          person.at = Math.min(person.at, text.length);
          send(person, (notes) => notes.insert(person.at, "xy".slice(any(2))));
          person.at += 1;
        }
        if (any(10) === 0) expect(server.doc.getText("notes").toString()).toBe(plain.getText("notes").toString());
      }
      expect(Y.encodeStateAsUpdate(server.doc), `seed ${seed}`).toEqual(Y.encodeStateAsUpdate(plain));
    }
    expect(short).toBeGreaterThan(300);
  });

  test("[C.5] letter after letter ends at the text's bound, at its writer and where there is no room", () => {
    const { doc, text, send } = writer();
    const server = new OpenDocument({
      seq: 1,
      state: Y.encodeStateAsUpdate(doc),
      owners: new Map([[doc.clientID, "ben"]]),
    });
    // As whoever reads the item finds it.
    server.doc.getText("notes");
    const take = (update: Uint8Array, personId = "ben", hasRoom = true): boolean =>
      applyTyping(server, "recipe", { update, personId, takeRoom: () => hasRoom });
    expect(take(send(() => text.insert(2, "c")))).toBe(true);
    expect(server.endOf(doc.clientID)).toBeDefined();
    const next = send(() => text.insert(3, "d"));
    expect(take(next, "carla")).toBe(false);
    expect(take(next, "ben", false)).toBe(false);
    expect(take(next)).toBe(true);
    expect(take(next)).toBe(false);
    const rest = recipeBounds.notes - text.length;
    expect(take(send(() => text.insert(4, "e".repeat(rest))))).toBe(true);
    expect(take(send(() => text.insert(text.length, "f")))).toBe(false);
    expect(server.doc.getText("notes").length).toBe(recipeBounds.notes);
  });

  test("[C.5] what the merge put into the text meanwhile counts: the next letter is looked up in the document again", () => {
    const { doc, text, send } = writer();
    const server = new OpenDocument({
      seq: 1,
      state: Y.encodeStateAsUpdate(doc),
      owners: new Map([[doc.clientID, "ben"]]),
    });
    server.doc.getText("notes");
    const take = (update: Uint8Array): boolean =>
      applyTyping(server, "recipe", { update, personId: "ben", takeRoom: () => true });
    expect(take(send(() => text.insert(2, "c")))).toBe(true);
    expect(take(send(() => text.insert(3, "d")))).toBe(true);
    const carla = new Y.Doc();
    Y.applyUpdate(carla, Y.encodeStateAsUpdate(doc));
    carla.getText("notes").insert(0, "e".repeat(recipeBounds.notes - text.length));
    Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(carla, Y.encodeStateVector(doc)));
    expect(take(send(() => text.insert(4, "f")))).toBe(false);
    expect(server.doc.getText("notes").length).toBe(recipeBounds.notes);
  });
});
