/** People of one's organizations who answer what is typed: asked from the server, because an organization can be large. */
import { useEffect, useState } from "react";
import { z } from "zod";
import type { OrganizationRecord } from "../../../../domain/records/kinds.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { useIsOnline } from "../useIsOnline.ts";
import { personRecipient, type Recipient } from "./recipients.ts";

/** Typing is over, or as good as: asking for every key would be asking for nothing. */
const askAfterMs = 200;
const leastLetters = 2;
const most = 5;

const peopleSchema = z.object({ people: z.array(z.object({ name: z.string(), address: z.string() })) });

const nobody: readonly Recipient[] = [];

/** Empty offline, and where nothing, or too little, is typed. */
export function useOrganizationPeople(
  organizations: readonly Pick<OrganizationRecord, "id">[],
  text: string,
): readonly Recipient[] {
  const actNow = useActNow();
  const isOnline = useIsOnline();
  const [found, setFound] = useState(nobody);
  const search = text.trim();
  const ids = organizations.map(({ id }) => id).join(" ");
  useEffect(() => {
    if (!isOnline || search.length < leastLetters || ids === "") {
      setFound(nobody);
      return undefined;
    }
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const answers = await Promise.all(
        ids
          .split(" ")
          .map((organizationId) => actNow("people.list", { organizationId, search, limit: most }, peopleSchema)),
      );
      if (!isCurrent) return;
      // An organization whose people this person may not see answers nothing: the others are found all the same.
      setFound(
        answers.flatMap((answer) =>
          answer.ok ? answer.value.people.map(({ name, address }) => personRecipient(address, name)) : [],
        ),
      );
    };
    const timer = setTimeout(() => {
      ask().catch((error: unknown) => console.error("People could not be looked up.", error));
    }, askAfterMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [actNow, isOnline, ids, search]);
  return found;
}
