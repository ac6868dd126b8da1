import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { materialize } from "../../../../src/domain/items/materialize.ts";
import { addIngredients, addSteps, setIngredient, setRecipeText } from "../../../../src/domain/recipes/commands.ts";
import { recipeLines, recipeMeta, recipeSteps } from "../../../../src/domain/recipes/document.ts";
import { recipeBounds } from "../../../../src/domain/recipes/fields.ts";
import { OpenDocument } from "../../../../sync-server/merge/openDocument.ts";
import { applyTyping } from "../../../../sync-server/merge/typing.ts";
import { seededRandom } from "../../../helpers/seededRandom.ts";

interface Peers {
  /** The recipe as the server has it open. */
  readonly server: OpenDocument;
  /** The same on the device of Ben, whose client id the server knows. */
  readonly ben: Y.Doc;
}

function peers(): Peers {
  const ben = new Y.Doc();
  setRecipeText(ben, "title", "Soup");
  setRecipeText(ben, "notes", "Better the next day.");
  let next = 0;
  addIngredients(ben, "main", ["2 leeks", "salt"], () => `l${next++}`);
  addSteps(ben, ["Wash the leeks."], () => "s0");
  const server = new OpenDocument({
    seq: 1,
    state: Y.encodeStateAsUpdate(ben),
    owners: new Map([[ben.clientID, "ben"]]),
  });
  expect(materialize("recipe", server.doc).ok).toBe(true);
  return { server, ben };
}

/** The update an edit on Ben's device makes. */
function edited({ ben }: Peers, edit: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(ben);
  edit(ben);
  return Y.encodeStateAsUpdate(ben, before);
}

function isTyped(both: Peers, update: Uint8Array, personId = "ben", takeRoom = (): boolean => true): boolean {
  return applyTyping(both.server, "recipe", { update, personId, takeRoom });
}

function textOf(map: Y.Map<Y.Map<unknown>>, id: string): Y.Text {
  const text = map.get(id)?.get("text");
  if (!(text instanceof Y.Text)) throw new Error(`There is no text in ${id}`);
  return text;
}

const written = (doc: Y.Doc): unknown => materialize("recipe", doc);

describe("typing", () => {
  test("[C.3] letters into notes, a line and a step, and letters taken out, are typing", () => {
    const both = peers();
    const edits: ((doc: Y.Doc) => void)[] = [
      (doc) => doc.getText("notes").insert(3, "x"),
      (doc) => doc.getText("notes").insert(4, "yz"),
      (doc) => doc.getText("notes").delete(2, 4),
      (doc) => doc.getText("description").insert(0, "The first letter of a text"),
      (doc) => setIngredient(doc, "l0", "3 leeks"),
      (doc) => textOf(recipeSteps(doc), "s0").insert(0, "First: "),
    ];
    for (const edit of edits) expect(isTyped(both, edited(both, edit)), String(edit)).toBe(true);
    expect(written(both.server.doc)).toEqual(written(both.ben));
  });

  test("[C.3] what else there is to change is not, and touches nothing", () => {
    const both = peers();
    const others: ((doc: Y.Doc) => void)[] = [
      (doc) => setRecipeText(doc, "title", "Leek soup"),
      (doc) => recipeMeta(doc).set("rating", 4),
      (doc) => recipeMeta(doc).set("rating", "a text where a number belongs"),
      (doc) => addIngredients(doc, "main", ["pepper"], () => "l9"),
      (doc) => recipeLines(doc).delete("l1"),
      (doc) => doc.getText("notes").format(0, 2, { bold: true }),
      (doc) => doc.getText("somewhere else").insert(0, "x"),
      (doc) => doc.getMap("meta").set("notes", new Y.Text("not that one")),
    ];
    for (const edit of others) {
      const before = Y.encodeStateAsUpdate(both.server.doc);
      const update = edited(both, edit);
      expect(isTyped(both, update), String(edit)).toBe(false);
      expect(Y.encodeStateAsUpdate(both.server.doc)).toEqual(before);
      Y.applyUpdate(both.server.doc, update);
    }
  });

  test("[C.5] a text past its length is left to whoever reads the document, up to it is typing", () => {
    for (const [extra, expected] of [
      [0, true],
      [1, false],
    ] as const) {
      const both = peers();
      const room = recipeBounds.line - "salt".length;
      const update = edited(both, (doc) => textOf(recipeLines(doc), "l1").insert(2, "x".repeat(room + extra)));
      expect(isTyped(both, update)).toBe(expected);
      Y.applyUpdate(both.server.doc, update);
      expect(materialize("recipe", both.server.doc).ok).toBe(expected);
    }
  });

  test("[C.5] what is somebody else's, by somebody new, damaged, with a gap or already here is not", () => {
    const both = peers();
    const update = edited(both, (doc) => doc.getText("notes").insert(0, "x"));
    expect(isTyped(both, update, "carla")).toBe(false);
    expect(isTyped(both, update.subarray(0, 4))).toBe(false);
    const after = edited(both, (doc) => doc.getText("notes").insert(1, "y"));
    expect(isTyped(both, after)).toBe(false);
    expect(isTyped(both, update)).toBe(true);
    expect(isTyped(both, update)).toBe(false);
    expect(isTyped(both, after)).toBe(true);
    const carla = new Y.Doc();
    Y.applyUpdate(carla, Y.encodeStateAsUpdate(both.ben));
    const vector = Y.encodeStateVector(carla);
    carla.getText("notes").insert(0, "z");
    expect(isTyped(both, Y.encodeStateAsUpdate(carla, vector), "carla")).toBe(false);
  });

  test("[C.5] where there may be no room for it, it is left to whoever counts", () => {
    const both = peers();
    const update = edited(both, (doc) => doc.getText("notes").insert(0, "x"));
    expect(isTyped(both, update, "ben", () => false)).toBe(false);
    expect(isTyped(both, update, "ben", () => true)).toBe(true);
  });

  test("[C.5] an item near its largest size is left to whoever measures it", () => {
    const both = peers();
    both.server.maxBytes = 2_000_000;
    expect(
      isTyped(
        both,
        edited(both, (doc) => doc.getText("notes").insert(0, "x")),
      ),
    ).toBe(false);
    both.server.maxBytes = 1_000_000;
    expect(
      isTyped(
        both,
        edited(both, (doc) => doc.getText("notes").insert(0, "y")),
      ),
    ).toBe(false);
  });

  test("[C.5] whatever is taken for typing, the document read as a whole is still the same item", () => {
    let typed = 0;
    let left = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const random = seededRandom(seed);
      const both = peers();
      const any = (below: number): number => Math.floor(random.next() * below);
      for (let turn = 0; turn < 40; turn++) {
        const edit = (doc: Y.Doc): void => {
          const lines = [...recipeLines(doc).keys()];
          const text = [doc.getText("notes"), doc.getText("title"), doc.getText("description")][any(3)];
          if (any(8) === 0) recipeLines(doc).delete(lines[any(lines.length)] ?? "");
          if (any(8) === 0) addIngredients(doc, "main", ["more"], () => `n${seed}-${turn}`);
          if (any(8) === 0) recipeMeta(doc).set("rating", any(8));
          if (lines.length > 0 && any(3) === 0)
            setIngredient(doc, lines[any(lines.length)] ?? "", `line ${"x".repeat(any(5_000))}`);
          if (any(2) === 0) text?.insert(any(text.length + 1), "abc".slice(any(3)));
          if (text && text.length > 0 && any(3) === 0) text.delete(any(text.length), 1);
        };
        const update = edited(both, edit);
        const titleBefore = both.server.doc.getText("title").toString();
        if (isTyped(both, update)) {
          typed++;
          expect(materialize("recipe", both.server.doc), `seed ${seed}, turn ${turn}`).toMatchObject({ ok: true });
          expect(both.server.doc.getText("title").toString()).toBe(titleBefore);
        } else {
          // As the merge does: what makes no item is not kept, on either side.
          left++;
          const trial = new Y.Doc();
          Y.applyUpdate(trial, Y.encodeStateAsUpdate(both.server.doc));
          Y.applyUpdate(trial, update);
          if (!materialize("recipe", trial).ok) break;
          Y.applyUpdate(both.server.doc, update);
        }
      }
    }
    expect(typed).toBeGreaterThan(100);
    expect(left).toBeGreaterThan(100);
  });
});
