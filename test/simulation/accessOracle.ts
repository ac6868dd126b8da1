/**
 * Who may see what, told without the server's code: who belongs to what follows from the audit alone, what a cookbook gives from its own
 * document, and a rule of a few lines says the rest. What has ended by the clock has been swept before this is asked.
 */
import type { AuditRow, ServerContent, ServerItem } from "./serverContent.ts";

/** `kind:id`, as in the product. */
type Principal = string;

interface Group {
  readonly organizationId: string;
  readonly members: Set<Principal>;
}

export interface Belonging {
  /** Organization → its people. */
  readonly people: ReadonlyMap<string, ReadonlySet<string>>;
  readonly groups: ReadonlyMap<string, Group>;
  /** Organizations and people with a subscription that is paid. */
  readonly paid: ReadonlySet<Principal>;
}

/** Everything that was ever done about organizations and groups, done again. */
export function belongingFrom(audit: readonly AuditRow[]): Belonging {
  const people = new Map<string, Set<string>>();
  const groups = new Map<string, Group>();
  const paid = new Set<Principal>();
  for (const { action, actor_id, item_type, item_id, subject_id, after } of audit) {
    const id = item_id ?? "";
    const group = String(after["group"]);
    const member = `${String(after["memberKind"])}:${String(after["member"])}`;
    if (action === "organization.created") people.set(id, new Set([actor_id ?? ""]));
    else if (action === "member.joined") people.get(id)?.add(subject_id ?? "");
    else if (after["isActive"] === false) {
      people.get(id)?.delete(subject_id ?? "");
      for (const one of groups.values()) if (one.organizationId === id) one.members.delete(`person:${subject_id}`);
    } else if (action === "group.created") groups.set(group, { organizationId: id, members: new Set() });
    else if (action === "group.added" || action === "group.granted") groups.get(group)?.members.add(member);
    else if (action === "group.removed" || action === "group.ended") groups.get(group)?.members.delete(member);
    else if (action === "group.deleted") {
      groups.delete(group);
      for (const one of groups.values()) one.members.delete(`group:${group}`);
    } else if (action === "subscription.changed") {
      if (after["isPaid"] === true) paid.add(`${item_type}:${id}`);
      else paid.delete(`${item_type}:${id}`);
    }
  }
  return { people, groups, paid };
}

/** Themselves, their organizations, their groups, and what these are in. */
export function principalsOf({ people, groups }: Belonging, personId: string): Set<Principal> {
  const principals = new Set<Principal>([`person:${personId}`]);
  for (const [id, members] of people) if (members.has(personId)) principals.add(`organization:${id}`);
  for (let isMore = true; isMore;) {
    isMore = false;
    for (const [id, { members }] of groups) {
      if (principals.has(`group:${id}`) || ![...members].some((member) => principals.has(member))) continue;
      principals.add(`group:${id}`);
      isMore = true;
    }
  }
  return principals;
}

/** How somebody comes to see something. */
export type Way = "own" | "person" | "group" | "organization" | "link" | "cookbook";

type Subject = Pick<ServerItem, "id" | "type" | "owner_id">;

/** Answers who sees what by which ways. */
export function accessIn(server: ServerContent): (personId: string, item: ServerItem) => Set<Way> {
  const belonging = belongingFrom(server.audit);
  const { groups, paid } = belonging;
  const known = new Map<string, Set<Principal>>();

  const isPaid = (principal: Principal): boolean => {
    const group = principal.startsWith("group:") ? groups.get(principal.slice("group:".length)) : undefined;
    return paid.has(group ? `organization:${group.organizationId}` : principal);
  };
  const given = (principals: ReadonlySet<Principal>, subject: Subject): Way[] =>
    server.shares.flatMap((share) => {
      const { recipientKind, recipientId, status, ownerId, shareAll, itemType, itemId, membershipOnly } = share;
      const principal = `${recipientKind}:${recipientId}`;
      if (status !== "accepted" || ownerId !== subject.owner_id || !principals.has(principal)) return [];
      if (shareAll ? itemType !== subject.type : itemId !== subject.id) return [];
      return membershipOnly && !isPaid(principal) ? [] : [recipientKind];
    });

  return (personId, item) => {
    const root = server.items.get(item.root_id);
    if (!root || item.deleted_at > 0 || root.deleted_at > 0) return new Set();
    if (root.owner_id === personId) return new Set(["own"]);
    const principals = known.get(personId) ?? principalsOf(belonging, personId);
    known.set(personId, principals);
    const ways = new Set<Way>(given(principals, root));
    for (const { container_id, item_id, cap } of server.placements) {
      const container = server.items.get(container_id);
      if (item_id !== root.id || cap === null || !container || container.trashed_at + container.deleted_at > 0)
        continue;
      if (container.owner_id === personId || given(principals, container).length > 0) ways.add("cookbook");
    }
    return ways;
  };
}
