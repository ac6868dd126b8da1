/**
 * A people list from a CSV file (S1.8): which column is what, and what is wrong on which line. The preview and the server read
 * with the same function; a file with one problem adds nobody.
 */
import { z } from "zod";
import { foldAddress, isAddress } from "../accounts/address.ts";
import { fail, ok, type Result } from "../result.ts";
import { readCsv, type CsvFile } from "../tables/csvRead.ts";

export const maxPeopleRows = 10_000;
export const maxPersonNameLength = 200;

const column = z.int().min(0).max(499);
/** Positions of the columns; department may be none. */
export const peopleMappingSchema = z.strictObject({
  hasHeader: z.boolean(),
  name: column,
  address: column,
  department: column.nullable(),
});
export type PeopleMapping = z.infer<typeof peopleMappingSchema>;

export interface ReadPerson {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly name: string;
  readonly address: string;
  readonly department: string;
}

export interface PeopleProblem {
  readonly line: number;
  readonly message: string;
}

export interface ReadPeople {
  readonly people: readonly ReadPerson[];
  readonly problems: readonly PeopleProblem[];
}

const words: Readonly<Record<"name" | "address" | "department", RegExp>> = {
  name: /^(full ?)?name$|^person$|^employee$/i,
  address: /mail|address/i,
  department: /^(department|team|group|unit)$/i,
};

/** What the columns of a file seem to be, from its first rows. */
export function guessPeopleMapping(rows: readonly (readonly string[])[]): PeopleMapping {
  const [first = [], second = []] = rows;
  const hasHeader = first.length > 0 && !first.some((cell) => isAddress(cell.trim()));
  const find = (pattern: RegExp): number => (hasHeader ? first.findIndex((cell) => pattern.test(cell.trim())) : -1);
  const sample = hasHeader ? second : first;
  const mailLike = sample.findIndex((cell) => isAddress(cell.trim()));
  const address = Math.max(find(words.address), mailLike, 0);
  const named = find(words.name);
  const department = find(words.department);
  const name = named >= 0 ? named : address === 0 ? 1 : 0;
  return { hasHeader, name, address, department: department < 0 ? null : department };
}

/**
 * Reads people from the text of a file. `known`: folded addresses the list has already. Errors: csv_unreadable, file_too_large (more than
 * 10,000 people); what is wrong with single lines is in `problems`.
 */
export function readPeopleCsv(text: string, mapping: PeopleMapping, known: ReadonlySet<string>): Result<ReadPeople> {
  const file = readCsv(text);
  return file.ok ? readPeople(file.value, mapping, known) : file;
}

/** The same of a file whose cells are read already. Errors: file_too_large. */
export function readPeople(
  { rows, lines }: Pick<CsvFile, "rows" | "lines">,
  mapping: PeopleMapping,
  known: ReadonlySet<string>,
): Result<ReadPeople> {
  const people: ReadPerson[] = [];
  const problems: PeopleProblem[] = [];
  const seen = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (index === 0 && mapping.hasHeader) continue;
    const line = lines[index] ?? index + 1;
    const cell = (position: number | null): string => (position === null ? "" : (row[position] ?? "").trim());
    const person = {
      line,
      name: cell(mapping.name),
      address: cell(mapping.address),
      department: cell(mapping.department),
    };
    const message = problemWith(person, seen, known);
    if (message !== null) problems.push({ line, message });
    else people.push(person);
    const folded = foldAddress(person.address);
    if (!seen.has(folded)) seen.set(folded, line);
  }
  if (people.length + problems.length > maxPeopleRows) {
    return fail("file_too_large", "This file has more than 10,000 people. Split it into several files.");
  }
  return ok({ people, problems });
}

function problemWith(
  { name, address, department }: ReadPerson,
  seen: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
): string | null {
  if (name === "") return "The name is missing.";
  if (name.length > maxPersonNameLength) return "The name is longer than 200 characters.";
  if (department.length > maxPersonNameLength) return "The department is longer than 200 characters.";
  if (address === "") return "The e-mail address is missing.";
  if (!isAddress(address)) return `“${address.slice(0, 60)}” is not an e-mail address.`;
  const folded = foldAddress(address);
  const before = seen.get(folded);
  if (before !== undefined) return `This address is on line ${before} already.`;
  return known.has(folded) ? "This address is in the list already." : null;
}
