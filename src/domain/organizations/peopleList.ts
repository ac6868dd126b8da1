/** The people list a page at a time: each goes on from the last person of the one before, by name; all are counted for the first alone. */
import { z } from "zod";
import { id, listedPersonAnswer } from "./answers.ts";
import { memberCursorSchema } from "./memberList.ts";

export const peopleListInput = z.strictObject({
  organizationId: id,
  /** Part of the name, the address or the department. */
  search: z.string().trim().max(200).default(""),
  after: memberCursorSchema.nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
});
export type PeopleQuery = Readonly<z.infer<typeof peopleListInput>>;

export const peoplePage = z.object({
  /** How many match; null on later pages. */
  total: z.number().nullable(),
  people: z.array(listedPersonAnswer),
  /** Null: this was the last page. */
  next: memberCursorSchema.nullable(),
});
export type PeoplePage = z.infer<typeof peoplePage>;
