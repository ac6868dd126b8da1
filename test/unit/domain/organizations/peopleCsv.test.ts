import { describe, expect, test } from "vitest";
import { guessPeopleMapping, readPeopleCsv } from "../../../../src/domain/organizations/peopleCsv.ts";

const mapping = { hasHeader: true, name: 0, address: 1, department: 2 };

describe("a people list from a file", () => {
  test("[S1.8] says what is wrong on which line, and reads the rest", () => {
    const text = [
      "Name,E-mail,Department",
      "Anna,anna@example.org,Kitchen",
      ",ben@example.org,",
      "Cleo,not an address,",
      "Dan,ANNA@example.org,",
      "Eve,eve@example.org,",
      "Fay,,",
    ].join("\n");
    const read = readPeopleCsv(text, mapping, new Set(["eve@example.org"]));
    expect(read).toMatchObject({
      ok: true,
      value: {
        people: [{ line: 2, name: "Anna", address: "anna@example.org", department: "Kitchen" }],
        problems: [
          { line: 3, message: "The name is missing." },
          { line: 4, message: "“not an address” is not an e-mail address." },
          { line: 5, message: "This address is on line 2 already." },
          { line: 6, message: "This address is in the list already." },
          { line: 7, message: "The e-mail address is missing." },
        ],
      },
    });
  });

  test("[S1.8] finds the columns by their names, or by what is in them", () => {
    expect(
      guessPeopleMapping([
        ["Email", "Team", "Full name"],
        ["a@b.org", "x", "Anna"],
      ]),
    ).toEqual({
      hasHeader: true,
      name: 2,
      address: 0,
      department: 1,
    });
    expect(guessPeopleMapping([["Anna", "anna@example.org"]])).toMatchObject({ hasHeader: false, name: 0, address: 1 });
  });

  test("[S1.8] takes 10,000 people and not one more", () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `Person ${index},p${index}@example.org,`);
    const text = ["Name,E-mail,Department", ...lines].join("\n");
    const read = readPeopleCsv(text, mapping, new Set());
    expect(read.ok && read.value.people.length).toBe(10_000);
    expect(readPeopleCsv(`${text}\nOne more,more@example.org,`, mapping, new Set())).toMatchObject({
      error: { code: "file_too_large" },
    });
  });
});
