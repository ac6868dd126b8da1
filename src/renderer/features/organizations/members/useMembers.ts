/** The members that match, read as they are looked at. */
import { useMemo } from "react";
import {
  memberPage,
  type ListedMember,
  type MemberPage,
  type MemberStanding,
} from "../../../../domain/organizations/memberList.ts";
import type { Role } from "../../../../domain/organizations/roles.ts";
import { usePages, type Pages } from "../../../sync/usePages.ts";

export interface AskedMembers {
  readonly organizationId: string;
  readonly role: Role | null;
  readonly standing: MemberStanding;
  readonly groupId: string | null;
  readonly search: string;
}

const pageOf = ({ members, total, next }: MemberPage) => ({ rows: members, total, next });

/** `version`: another number says that somebody joined or left. */
export function useMembers(asked: AskedMembers, version: number): Pages<ListedMember> {
  const { organizationId, role, standing, groupId, search } = asked;
  const question = useMemo(
    () => ({
      action: "member.list",
      filter: { organizationId, role, standing, groupId, search },
      schema: memberPage,
      pageOf,
    }),
    [organizationId, role, standing, groupId, search],
  );
  return usePages(question, version);
}
