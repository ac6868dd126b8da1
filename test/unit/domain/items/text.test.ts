import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { setText } from "../../../../src/domain/items/text.ts";

function textOf(value: string): { doc: Y.Doc; text: Y.Text } {
  const doc = new Y.Doc();
  const text = doc.getText("t");
  text.insert(0, value);
  return { doc, text };
}

describe("text", () => {
  test.each([
    ["", "abc"],
    ["abc", ""],
    ["aaaa", "aaa"],
    ["flour", "plain flour"],
    ["🍅🍆", "🍅🍇"],
    ["🍅", "🍆"],
    ["abc", "abc"],
    ["aXb", "ab"],
  ])("[K.1] %j becomes %j", (from, to) => {
    const { text } = textOf(from);
    setText(text, to);
    expect(text.toString()).toBe(to);
  });

  test("[K.1] what two people type in different places of one text both stays", () => {
    const one = textOf("Simmer for an hour.");
    const two = new Y.Doc();
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one.doc));
    setText(one.text, "Gently simmer for an hour.");
    setText(two.getText("t"), "Simmer for an hour, covered.");
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one.doc));
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two));
    expect(one.text.toString()).toBe("Gently simmer for an hour, covered.");
    expect(two.getText("t").toString()).toBe(one.text.toString());
  });
});
