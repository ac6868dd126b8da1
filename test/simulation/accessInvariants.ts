/** What must hold of access when everybody is in step: who belongs to what, whose shares are where, and what devices know of it offline. */
import { type accessIn, belongingFrom, principalsOf } from "./accessOracle.ts";
import type { Counts } from "./counts.ts";
import type { SimulatedDevice } from "./device.ts";
import type { DeviceContent } from "./deviceMessages.ts";
import type { ServerContent, StoredShareRow } from "./serverContent.ts";

type Access = ReturnType<typeof accessIn>;

const atOf = (device: SimulatedDevice): string => `${device.name} (${device.person.id})`;

/** The audit explains who is in what, and cookbooks give what is in them and nothing else. */
export function checkBelonging(server: ServerContent): string[] {
  const { people, groups } = belongingFrom(server.audit);
  const told = new Set<string>();
  for (const [id, members] of people) for (const person of members) told.add(`organization:${id} person:${person}`);
  for (const [id, { members }] of groups) for (const member of members) told.add(`group:${id} ${member}`);
  const problems = [
    ...[...told].filter((line) => !server.belonging.has(line)).map((line) => `${line} by the audit, and is not so`),
    ...[...server.belonging]
      .filter((line) => !told.has(line))
      .map((line) => `${line}, which the audit does not explain`),
  ];
  const entries = new Set<string>();
  for (const item of server.items.values()) {
    if (item.type !== "cookbook" || item.deleted_at > 0) continue;
    const { entries: held } = server.fieldsOf(item) as { entries: string[] };
    for (const itemId of held) entries.add(`${itemId} in ${item.id}`);
  }
  for (const { container_id, item_id } of server.placements) {
    const place = `${item_id} in ${container_id}`;
    if (server.items.get(container_id)?.deleted_at === 0 && !entries.delete(place))
      problems.push(`${place} by the places only`);
  }
  for (const place of entries) problems.push(`${place} by the cookbook only`);
  return problems;
}

/** By which ways people see what is not theirs: a run without any proves nothing. */
export function countAccess(server: ServerContent, access: Access, people: ReadonlySet<string>, counts: Counts): void {
  for (const person of people) {
    for (const item of server.items.values()) {
      const ways = access(person, item);
      for (const way of ways) counts.add(`seen by ${way}`);
      if (ways.size === 0 && server.shown.has(`${person} ${item.root_id}`)) counts.add("shown once and taken away");
    }
  }
  for (const { action } of server.audit) {
    if (/^(group|member|invitation|subscription)\./.test(action)) counts.add(`did ${action}`);
  }
  const shares = new Map(server.shares.map((share) => [share.id, share]));
  for (const { action, after } of server.audit) {
    const share = shares.get(String(after["share"]));
    if (!share || !action.startsWith("share.")) continue;
    counts.add(`did ${action} with a ${share.recipientKind}`);
    if (share.itemType === "cookbook") counts.add(`did ${action} of a cookbook`);
    if (share.membershipOnly) counts.add(`did ${action} for members only`);
  }
}

/** A device lists exactly the shares its person is a party of, as they are. */
export function checkShares(device: SimulatedDevice, content: DeviceContent, server: ServerContent): string[] {
  const problems: string[] = [];
  const at = atOf(device);
  const personId = device.person.id;
  const principals = principalsOf(belongingFrom(server.audit), personId);
  const here = new Map(content.shares.map((share) => [share.id, share]));
  for (const share of server.shares) {
    const record = here.get(share.id);
    here.delete(share.id);
    const isMine = share.ownerId === personId || share.sharedById === personId;
    const isWithMe = principals.has(`${share.recipientKind}:${share.recipientId}`);
    // What was over before they came they need not know.
    const mustKnow = isMine || (isWithMe && (share.recipientKind === "person" || isLive(share)));
    const mayKnow = mustKnow || isWithMe || managesAsContainer(personId, share, server);
    const { id, recipientKind, recipientId, ownerId, itemId, status, level } = share;
    const what = `the share ${id} (${itemId ?? "all"} of ${ownerId} with ${recipientKind} ${recipientId}, ${status} ${level})`;
    if (!mayKnow && record) problems.push(`${at} knows ${what} of others`);
    if (mustKnow && !record) problems.push(`${at} lacks ${what}`);
    if (mayKnow && record && (record.status !== status || record.level !== level || record.isWish)) {
      problems.push(`${at} has ${what} as ${record.status} ${record.level}${record.isWish ? ", a wish" : ""}`);
    }
  }
  for (const id of here.keys()) problems.push(`${at} has the share ${id}, which the server does not have`);
  return problems;
}

function isLive({ status }: StoredShareRow): boolean {
  return status === "pending" || status === "accepted";
}

/** Whose cookbook something is in manages it as far as whoever put it there could. */
function managesAsContainer(personId: string, { itemId }: StoredShareRow, server: ServerContent): boolean {
  return server.placements.some(
    (place) =>
      place.item_id === itemId && place.cap === "manage" && server.items.get(place.container_id)?.owner_id === personId,
  );
}

/** What a device knows for deciding offline: who its person is, and what the containers they see give. */
export function checkAccessRecords(
  device: SimulatedDevice,
  { records }: DeviceContent,
  server: ServerContent,
  access: Access,
): string[] {
  const problems: string[] = [];
  const at = atOf(device);
  const personId = device.person.id;
  const self = records.find(({ kind }) => kind === "self")?.data as { principals?: string[] } | undefined;
  const known = [...(self?.principals ?? [`person:${personId}`])].sort().join(" ");
  const expected = [...principalsOf(belongingFrom(server.audit), personId)].sort().join(" ");
  if (known !== expected) problems.push(`${at} takes its person for ${known}, who is ${expected}`);
  const containers = new Map(records.filter(({ kind }) => kind === "container").map((one) => [one.recordId, one.data]));
  for (const item of server.items.values()) {
    const caps = (containers.get(item.id) as { caps: object } | undefined)?.caps;
    containers.delete(item.id);
    const places = item.trashed_at > 0 ? [] : server.placements.filter((place) => place.container_id === item.id);
    const given = places.flatMap(({ item_id, cap }) => (cap === null ? [] : [[item_id, cap]]));
    const isSeen = access(personId, item).size > 0;
    if (caps && !isSeen) problems.push(`${at} knows what is in ${item.id}, which it may not see`);
    if (isSeen && sorted(Object.entries(caps ?? {})) !== sorted(given)) {
      problems.push(`${at} knows ${sorted(Object.entries(caps ?? {}))} of ${item.id}, which gives ${sorted(given)}`);
    }
  }
  for (const id of containers.keys()) problems.push(`${at} knows of a container ${id}, which is not there`);
  return problems;
}

function sorted(pairs: readonly (readonly unknown[])[]): string {
  return pairs
    .map((pair) => pair.join(": "))
    .sort()
    .join(", ");
}
