/** The people list of an organization. */
import { z } from "zod";
import { peopleMappingSchema } from "../../../src/domain/organizations/peopleCsv.ts";
import { ok } from "../../../src/domain/result.ts";
import { addPerson, deletePerson, importPeople, pageOfPeople } from "../../engine/organizations/people.ts";
import { defineAction, type Action } from "../action.ts";
import type { OrganizationActionParts } from "./parts.ts";
import { id, listedPersonAnswer, name, nothing } from "../../../src/domain/organizations/answers.ts";
import { peopleListInput, peoplePage } from "../../../src/domain/organizations/peopleList.ts";

/** 10,000 people with long names fit. */
const maxCsvCharacters = 4_000_000;

export function peopleActions({ newId }: Pick<OrganizationActionParts, "newId">): Action[] {
  return [
    defineAction({
      name: "people.list",
      title: "People",
      description: "The people list of an organization, by name, a page at a time. For its members.",
      isReading: true,
      input: peopleListInput,
      output: peoplePage,
      run: ({ work, personId, input }) => pageOfPeople(work.tx, personId, input),
    }),
    defineAction({
      name: "people.add",
      title: "Add a person",
      description: "Adds one person to the people list. For owners and admins.",
      input: z.strictObject({
        organizationId: id,
        name,
        address: z.string().max(255),
        department: z.string().trim().max(200).default(""),
      }),
      output: listedPersonAnswer,
      run: ({ work, personId, input }) => addPerson(work, personId, { id: newId(), ...input }),
    }),
    defineAction({
      name: "people.delete",
      title: "Delete a person",
      description: "Takes a person off the people list. For owners and admins.",
      input: z.strictObject({ personId: id }),
      output: nothing,
      run: ({ work, personId, input }) => deletePerson(work, personId, input.personId),
    }),
    defineAction({
      name: "people.importCsv",
      title: "Add people from a file",
      description: "Adds everybody of a CSV file, or nobody: what is wrong is answered by line. For owners and admins.",
      maxBodyBytes: 2 * maxCsvCharacters,
      input: z.strictObject({
        organizationId: id,
        text: z.string().max(maxCsvCharacters),
        mapping: peopleMappingSchema,
      }),
      output: z.object({
        added: z.number(),
        problems: z.array(z.object({ line: z.number(), message: z.string() })),
      }),
      run: async ({ work, personId, input: { organizationId, text, mapping } }) => {
        const done = await importPeople(work, personId, organizationId, text, mapping, newId);
        return done.ok ? ok({ added: done.value.added, problems: [...done.value.problems] }) : done;
      },
    }),
  ];
}
