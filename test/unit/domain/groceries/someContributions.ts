/** Contributions as a person would have put them on a list, for the ledger's tests. */
import type { Contribution } from "../../../../src/domain/groceries/contribution.ts";
import { contributionFromText } from "../../../../src/domain/groceries/newContributions.ts";

/** Types each text on the list, one millisecond after the other; ids are c0, c1, … */
export function typed(...texts: string[]): Contribution[] {
  return texts.map((text, index) => {
    const made = contributionFromText(text, { id: `c${index}`, addedAt: index + 1 });
    if (made === null) throw new Error(`nothing typed: ${text}`);
    return made;
  });
}

export function checked(contribution: Contribution, at = 99): Contribution {
  return { ...contribution, checkedAt: at };
}
