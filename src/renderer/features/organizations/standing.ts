/** What every part of an organization's screen is handed by its guard (S1.5). */
import type { Capability } from "../../../domain/organizations/roles.ts";
import type { OrganizationRecord } from "../../../domain/records/kinds.ts";

export interface Standing {
  readonly organization: OrganizationRecord;
  readonly personId: string;
  readonly role: string;
  /** Everything one's role and permission set allow. */
  readonly held: ReadonlySet<Capability>;
  /** Whether one's role allows something. */
  readonly can: (capability: Capability) => boolean;
}

/** Whose doings are looked at. */
export interface WatchedPerson {
  readonly personId: string;
  readonly name: string;
}
