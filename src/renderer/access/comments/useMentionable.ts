import { useEffect, useMemo, useState } from "react";
import { z } from "zod";
import type { Comment } from "../../../domain/comments/comment.ts";
import type { Mentionable } from "../../../domain/comments/mentions.ts";
import { useActNow } from "../../sync/session/index.ts";
import { useMe } from "../../sync/useMe.ts";
import { compareNames } from "../../ui/compareNames.ts";

const answer = z.object({ people: z.array(z.object({ personId: z.string(), name: z.string() })) });

/** Who can be mentioned: everybody with access, asked of the server; offline those who take part in the conversation. */
export function useMentionable(
  itemId: string,
  comments: readonly Comment[],
  mayComment: boolean,
): readonly Mentionable[] {
  const ask = useActNow();
  const me = useMe();
  const [asked, setAsked] = useState<readonly Mentionable[]>([]);
  useEffect(() => {
    if (!mayComment) return undefined;
    let isOver = false;
    void ask("comment.people", { itemId }, answer).then((people) => {
      // Offline, or lost meanwhile: those of the conversation are known all the same.
      if (!isOver && people.ok) setAsked(people.value.people);
    });
    return () => {
      isOver = true;
    };
  }, [ask, itemId, mayComment]);
  return useMemo(() => {
    const known = new Map<string, string>();
    for (const { authorId, authorName, mentioned } of comments) {
      known.set(authorId, authorName);
      for (const [personId, name] of Object.entries(mentioned)) known.set(personId, name);
    }
    for (const { personId, name } of asked) known.set(personId, name);
    if (me) known.delete(me.personId);
    return [...known]
      .map(([personId, name]) => ({ personId, name }))
      .filter(({ name }) => name !== "")
      .toSorted(compareNames);
  }, [asked, comments, me]);
}
