import { useMemo } from "react";
import type { Viewer } from "../../../../domain/sharing/overview.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { useRecords } from "../../../sync/useRecords.ts";
import { knownRecipients, withRecipients, type Recipient } from "./recipients.ts";
import { useOrganizationPeople } from "./useOrganizationPeople.ts";

const none: never[] = [];

/** Everybody to share with: people from shares, organizations and groups, and people of these who answer what is typed. */
export function useKnownRecipients(viewer: Viewer, shares: readonly StoredShare[], text: string): readonly Recipient[] {
  const organizations = useRecords("organization") ?? none;
  const groups = useRecords("group") ?? none;
  const people = useOrganizationPeople(organizations, text);
  return useMemo(
    () => withRecipients(knownRecipients(viewer, shares, organizations, groups), people),
    [viewer, shares, organizations, groups, people],
  );
}
