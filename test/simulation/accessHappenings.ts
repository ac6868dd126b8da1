/**
 * What changes access by other ways than a direct share: people come to and leave a team and its groups, by hand and by time; something is
 * shared with these; things are put into cookbooks and taken out. Commands are given on devices, by who may and at times by who may not.
 */
import type { SimulatedDevice } from "./device.ts";
import type { ShareOnDevice } from "./deviceMessages.ts";
import { draw, levels, onShare, rootTypes, type Happening, type ItemHere, type Situation } from "./happenings.ts";
import { readTeam, type Team } from "./team.ts";

const hourMs = 3_600_000;
/** How often somebody asks who may not. */
const outsiderChance = 0.15;
const roles = ["ADMIN", "MEMBER", "EMPLOYEE", "READ_ONLY"] as const;

type Command = { readonly action: string; readonly input: object };

/** A command of the team, on a device of somebody who runs it. */
function commands(
  name: string,
  weight: number,
  make: (team: Team, situation: Situation) => Command | undefined,
): Happening {
  return {
    name,
    weight,
    async run(situation, device) {
      const { random, server, devices, organizationId } = situation;
      const team = readTeam(server.folder, organizationId);
      const running = devices.filter(({ person }) => team.managers.includes(person.id));
      const on = random.next() < outsiderChance || running.length === 0 ? device : random.pick(running);
      return give(on, make(team, situation));
    },
  };
}

async function give(device: SimulatedDevice, command: Command | undefined): Promise<boolean | string> {
  if (!command) return false;
  await device.ask({ op: "act", ...command });
  return `${device.name} asks ${command.action} ${JSON.stringify(command.input)}`;
}

/** A time within about a day, or none. */
function end({ random, server }: Situation, chance: number): number | null {
  return random.next() < chance ? server.now() + random.whole(1, 30) * hourMs : null;
}

async function shareWithMany(situation: Situation, device: SimulatedDevice): Promise<boolean | string> {
  const { random, server, organizationId } = situation;
  const { groups } = readTeam(server.folder, organizationId);
  const own = await device.ask<ItemHere[]>({ op: "items", onlyOwn: true });
  const shareAll = random.next() < 0.2;
  if (own.length === 0 && !shareAll) return false;
  const cookbooks = own.filter(({ type }) => type === "cookbook");
  const item = shareAll ? undefined : random.pick(cookbooks.length > 0 && random.next() < 0.4 ? cookbooks : own);
  const group = groups.length > 0 && random.next() < 0.7 ? random.pick(groups) : undefined;
  const recipient = group
    ? ({ kind: "group", id: group.id, name: "" } as const)
    : ({ kind: "organization", id: organizationId, name: "" } as const);
  const level = random.pick(levels);
  const membershipOnly = random.next() < 0.3;
  const expiresAt = end(situation, 0.15);
  await device.ask({
    op: "share",
    wish: {
      recipient,
      itemType: item?.type ?? random.pick(rootTypes),
      itemId: item?.id ?? null,
      itemTitle: "",
      shareAll,
      level,
      membershipOnly,
      expiresAt,
      message: "",
      now: 1,
    },
  });
  return `${item?.id ?? "all"} with ${recipient.kind} ${recipient.id}, ${level}${membershipOnly ? ", members only" : ""}`;
}

const isCascading = ({ recipientKind, itemType }: ShareOnDevice): boolean =>
  recipientKind !== "person" || itemType === "cookbook";
const live = ["pending", "accepted"];

async function place(device: SimulatedDevice, situation: Situation, takesOut: boolean): Promise<boolean | string> {
  const what = await device.ask<string | null>({ op: "placeInCookbook", draw: draw(situation.random), takesOut });
  return what ?? false;
}

export const accessHappenings: readonly Happening[] = [
  commands("invites into the team", 4, ({ outsiders }, { random, people, organizationId }) => {
    const person = people.find(({ id }) => outsiders.includes(id)) ?? random.pick(people);
    const input = { organizationId, role: random.pick(roles), address: person.address };
    return { action: "invitation.create", input };
  }),
  {
    name: "joins the team",
    weight: 6,
    async run({ server, devices, organizationId }) {
      const { invitations } = readTeam(server.folder, organizationId);
      for (const device of devices) {
        const mine = invitations.find(({ address }) => address === device.person.address);
        if (mine && device.person.isRegistered) {
          return give(device, { action: "invitation.accept", input: { invitationId: mine.id } });
        }
      }
      return false;
    },
  },
  commands("takes somebody out of the team", 1.5, ({ members }, { random, organizationId }) => {
    const others = members.filter(({ role }) => role !== "OWNER");
    if (others.length === 0) return undefined;
    return { action: "member.remove", input: { organizationId, personId: random.pick(others).personId } };
  }),
  {
    name: "leaves the team",
    weight: 1.5,
    run: (situation, device) =>
      give(device, { action: "member.leave", input: { organizationId: situation.organizationId } }),
  },
  commands("gives a role or a membership an end", 5, ({ members }, situation) => {
    const { random, organizationId } = situation;
    const others = members.filter(({ role }) => role !== "OWNER");
    if (others.length === 0) return undefined;
    const { personId } = random.pick(others);
    const ends = random.next() < 0.5 ? { roleEndsAt: end(situation, 0.9) } : { endsAt: end(situation, 0.8) };
    return { action: "member.role", input: { organizationId, personId, role: random.pick(roles), ...ends } };
  }),
  commands("makes a group", 2, ({ groups }, { random, organizationId }) => {
    if (groups.length >= 3) return undefined;
    return { action: "group.create", input: { organizationId, name: `Group ${random.whole(1, 999)}` } };
  }),
  commands("deletes a group", 0.6, ({ groups }, { random }) => {
    if (groups.length === 0) return undefined;
    return { action: "group.delete", input: { groupId: random.pick(groups).id } };
  }),
  commands("puts somebody into a group", 6, ({ groups, members }, situation) => {
    const { random } = situation;
    if (groups.length === 0 || members.length === 0) return undefined;
    const memberId = random.pick(members).personId;
    const input = { groupId: random.pick(groups).id, memberKind: "person", memberId, endsAt: end(situation, 0.25) };
    return { action: "group.add", input };
  }),
  commands("puts a group into a group", 3, ({ groups }, situation) => {
    const { random } = situation;
    if (groups.length < 2) return undefined;
    const [inner, outer] = random.shuffled([...groups]);
    if (!inner || !outer) return undefined;
    const input = { groupId: outer.id, memberKind: "group", memberId: inner.id, endsAt: end(situation, 0.25) };
    return { action: "group.add", input };
  }),
  commands("takes out of a group", 3, ({ placed }, { random }) => {
    return placed.length === 0 ? undefined : { action: "group.remove", input: random.pick(placed) };
  }),
  { name: "shares with a group or the team", weight: 9, run: shareWithMany },
  {
    name: "changes a level for many",
    weight: 6,
    run: (situation, device) =>
      onShare(
        situation,
        device,
        { as: "owner", status: live, fits: isCascading },
        { level: situation.random.pick(levels) },
      ),
  },
  {
    name: "revokes for many",
    weight: 3.5,
    run: (situation, device) =>
      onShare(situation, device, { as: "owner", status: live, fits: isCascading }, { status: "revoked" }),
  },
  { name: "puts into a cookbook", weight: 10, run: (situation, device) => place(device, situation, false) },
  { name: "takes out of a cookbook", weight: 5, run: (situation, device) => place(device, situation, true) },
  {
    name: "the team subscribes",
    weight: 2,
    async run(situation) {
      const { random, server, organizationId } = situation;
      const isPaid = random.next() < 0.7;
      const endsAt = isPaid ? end(situation, 0.5) : null;
      await server.subscribe(organizationId, isPaid, endsAt);
      return isPaid ? `until ${endsAt}` : "no longer";
    },
  },
  {
    name: "time passes",
    weight: 4,
    async run({ random, server }) {
      const hours = random.whole(1, 36);
      server.elapse(hours * hourMs);
      // The server looks now, or has not got to it yet.
      const isSwept = random.next() < 0.6;
      if (isSwept) await server.sweep();
      return `${hours} hours${isSwept ? ", and the server looks" : ""}`;
    },
  },
];
