import { seededLevels } from "../../../../src/domain/sharing/levels.ts";
import { describe, expect, test } from "vitest";
import { levelName, sharedWords, sourceWords, untilWords } from "../../../../src/renderer/access/accessWords.ts";

const share = { shareAll: false, recipientName: "Bakers", itemType: "recipe" as const };

describe("words of access", () => {
  test("[S3.10] where it comes from: nothing for a share with oneself, else through what", () => {
    const from = (source: Parameters<typeof sourceWords>[0]["source"], of = share, title = "") =>
      sourceWords({ source, shareId: "s" }, of, title);
    expect(from("direct")).toBe("");
    expect(from("direct", { ...share, shareAll: true })).toBe("with all recipes");
    expect(from("group")).toBe("through Bakers");
    expect(from("container", share, "Grandmother")).toBe("through Grandmother");
    expect(from("container")).toBe("through a cookbook");
    expect(from("public")).toBe("with a link");
    expect(from("owner")).toBe("");
  });

  test("[S0.6] until is the last day with access, with its year where that is another", () => {
    const now = new Date(2026, 10, 24).getTime();
    expect(untilWords(new Date(2026, 11, 4).getTime(), now)).toBe("until 3 Dec");
    expect(untilWords(new Date(2027, 1, 1).getTime(), now)).toBe("until 31 Jan 2027");
    expect(untilWords(null, now)).toBe("");
  });

  test("[S3.14] who has it, also with a link", () => {
    const mark = { sharedBy: null, sharedWith: ["Anna", "Ben", "Carl", "Dora"], isPublic: true };
    expect(sharedWords(mark)).toBe("Shared with Anna, Ben, Carl and 1 more, and with a link");
    expect(sharedWords({ ...mark, sharedWith: [] })).toBe("Anyone with the link can open it");
    expect(sharedWords({ ...mark, sharedBy: "Emil" })).toBe("Shared by Emil");
    expect(sharedWords(null)).toBe("");
  });

  test("[S3.2] a level goes by its name in the catalog in force; by role, and unknown here, have words too", () => {
    expect(levelName("edit", seededLevels)).toBe("Can edit");
    const own = seededLevels.map((level) => (level.id === "edit" ? { ...level, name: "Can season" } : level));
    expect(levelName("edit", own)).toBe("Can season");
    expect(levelName("by-role", own)).toBe("By their role");
    expect(levelName("from-tomorrow", own)).toBe("from-tomorrow");
  });
});
