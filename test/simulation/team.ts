/** The team of a simulation as it is stored: what there is to change. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { SimulatedPerson } from "./device.ts";
import type { SimulatedServer } from "./server.ts";
import { databaseFileName } from "../../sync-server/store/sqlite/sqliteStore.ts";

export interface Team {
  readonly members: readonly { readonly personId: string; readonly role: string }[];
  /** People with an account who are not in it. */
  readonly outsiders: readonly string[];
  /** Those whose role allows most of what is done here. */
  readonly managers: readonly string[];
  readonly groups: readonly { readonly id: string }[];
  /** Who and what is in its groups. */
  readonly placed: readonly { readonly groupId: string; readonly memberKind: string; readonly memberId: string }[];
  readonly invitations: readonly { readonly id: string; readonly address: string }[];
}

export function readTeam(folder: string, organizationId: string): Team {
  const database = new DatabaseSync(join(folder, databaseFileName), { readOnly: true });
  const all = <Row>(query: string): Row[] => database.prepare(query).all(organizationId) as Row[];
  try {
    const members = all<{ personId: string; role: string }>(
      `SELECT person_id AS personId, role FROM memberships WHERE organization_id = ? AND is_active = 1 ORDER BY person_id`,
    );
    return {
      members,
      outsiders: all<{ id: string }>(
        `SELECT id FROM persons WHERE id NOT IN
           (SELECT person_id FROM memberships WHERE organization_id = ? AND is_active = 1) ORDER BY id`,
      ).map(({ id }) => id),
      managers: members.filter(({ role }) => role === "OWNER" || role === "ADMIN").map(({ personId }) => personId),
      groups: all("SELECT id FROM groups WHERE organization_id = ? AND deleted_at = 0 ORDER BY id"),
      placed: all(
        `SELECT group_id AS groupId, member_kind AS memberKind, member_id AS memberId FROM group_members
           JOIN groups ON groups.id = group_id WHERE organization_id = ? ORDER BY group_id, member_kind, member_id`,
      ),
      invitations: all(
        `SELECT id, address FROM organization_invitations
           WHERE organization_id = ? AND status = 'pending' AND kind = 'mail' ORDER BY id`,
      ),
    };
  } finally {
    database.close();
  }
}

/** The first person's team with the second in it and in a group, which is in another one; the others are invited. Answers its id. */
export async function startTeam(server: SimulatedServer, people: readonly SimulatedPerson[]): Promise<string> {
  const [owner, second] = people;
  if (!owner || !second) throw new Error("a team takes two");
  const act = async (personId: string, action: string, input: object): Promise<string> =>
    (await server.act<{ id: string } | null>(personId, action, input))?.id ?? "";
  const organizationId = await act(owner.id, "organization.create", { kind: "team", name: "Elm" });
  for (const { address } of people.slice(1)) {
    await act(owner.id, "invitation.create", { organizationId, role: "MEMBER", address });
  }
  const [invitation] = readTeam(server.folder, organizationId).invitations.filter(
    ({ address }) => address === second.address,
  );
  await act(second.id, "invitation.accept", { invitationId: invitation?.id });
  const inner = await act(owner.id, "group.create", { organizationId, name: "Cooks" });
  const outer = await act(owner.id, "group.create", { organizationId, name: "Kitchen" });
  await act(owner.id, "group.add", { groupId: inner, memberKind: "person", memberId: second.id });
  await act(owner.id, "group.add", { groupId: outer, memberKind: "group", memberId: inner });
  return organizationId;
}
