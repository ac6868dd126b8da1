/** The people list of an organization (S1.8): every member sees it, owners and admins change it. */
import { foldAddress, isAddress } from "../../../src/domain/accounts/address.ts";
import { pageByName } from "../../../src/domain/organizations/memberList.ts";
import type { PeoplePage, PeopleQuery } from "../../../src/domain/organizations/peopleList.ts";
import { readPeopleCsv, type PeopleMapping, type PeopleProblem } from "../../../src/domain/organizations/peopleCsv.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ListedPersonRow } from "../../store/ports/listedPeople.ts";
import type { Work } from "../work.ts";
import { audit } from "./organizations.ts";
import { standingWith } from "./standing.ts";

export interface NewListedPerson {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly address: string;
  readonly department: string;
}

/** A page of the list, by name. Errors: organization_not_found, permission_denied. */
export async function pageOfPeople(
  tx: StoreTransaction,
  personId: string,
  { organizationId, search, after, limit }: PeopleQuery,
): Promise<Result<PeoplePage>> {
  const standing = await standingWith(tx, personId, organizationId, "viewPeople");
  if (!standing.ok) return standing;
  const rows = await tx.listedPeople.search(organizationId, search, after, limit + 1);
  const { page, next } = pageByName(rows, limit);
  const total = after === null ? await tx.listedPeople.count(organizationId, search) : null;
  return ok({ total, people: [...page], next });
}

/** Errors: organization_not_found, permission_denied, share_address, member_exists. */
export async function addPerson(
  work: Work,
  personId: string,
  { id, organizationId, name, address, department }: NewListedPerson,
): Promise<Result<ListedPersonRow>> {
  const { tx } = work;
  const standing = await standingWith(tx, personId, organizationId, "addPeople");
  if (!standing.ok) return standing;
  if (!isAddress(address)) return fail("share_address", "Write one e-mail address, such as anna@example.org.");
  const folded = foldAddress(address);
  if ((await tx.listedPeople.known(organizationId, [folded])).length > 0) {
    return fail("member_exists", "This address is in the list already.");
  }
  const row = listed({ id, organizationId, name, address, department }, personId, tx.now());
  await tx.listedPeople.add([row]);
  await audit(work, personId, "people.added", organizationId, { person: id });
  return ok(row);
}

/** Errors: person_not_found, permission_denied. */
export async function deletePerson(work: Work, personId: string, id: string): Promise<Result<null>> {
  const { tx } = work;
  const missing = fail("person_not_found", "They are not in this list, or not any more.");
  const row = await tx.listedPeople.find(id);
  if (!row) return missing;
  const standing = await standingWith(tx, personId, row.organizationId, "addPeople");
  if (!standing.ok) return standing.error.code === "organization_not_found" ? missing : standing;
  await tx.listedPeople.remove(id);
  await audit(work, personId, "people.deleted", row.organizationId, { person: id });
  return ok(null);
}

export interface ImportOutcome {
  readonly added: number;
  readonly problems: readonly PeopleProblem[];
}

/**
 * Adds everybody of a file, or nobody: with one problem nothing is stored and the problems are answered by line. Errors:
 * organization_not_found, permission_denied, csv_unreadable, file_too_large.
 */
export async function importPeople(
  work: Work,
  personId: string,
  organizationId: string,
  text: string,
  mapping: PeopleMapping,
  newId: () => string,
): Promise<Result<ImportOutcome>> {
  const { tx } = work;
  const standing = await standingWith(tx, personId, organizationId, "addPeople");
  if (!standing.ok) return standing;
  const first = readPeopleCsv(text, mapping, new Set());
  if (!first.ok) return first;
  const addresses = first.value.people.map(({ address }) => foldAddress(address));
  const known = new Set(await tx.listedPeople.known(organizationId, addresses));
  const read = known.size === 0 ? first : readPeopleCsv(text, mapping, known);
  if (!read.ok) return read;
  const { people, problems } = read.value;
  if (problems.length > 0) return ok({ added: 0, problems });
  await tx.listedPeople.add(
    people.map((person) => listed({ ...person, id: newId(), organizationId }, personId, tx.now())),
  );
  await audit(work, personId, "people.imported", organizationId, { people: people.length });
  return ok({ added: people.length, problems: [] });
}

function listed(person: NewListedPerson, addedBy: string, addedAt: number): ListedPersonRow {
  const { id, organizationId, name, address, department } = person;
  return {
    id,
    organizationId,
    name,
    address: address.trim(),
    addressFolded: foldAddress(address),
    department,
    addedBy,
    addedAt,
  };
}
