import { describe, expect, test } from "vitest";
import type { AuditPage } from "../../../src/domain/audit/event.ts";
import {
  canAccessSchema,
  canAccessSharedSchemas,
  canCreateSchemas,
  canEditSchema,
  canManageSharedSchemas,
  canShareSchemas,
  schemaChecks,
} from "../../../sync-server/engine/organizations/schemaChecks.ts";
import { act } from "../../helpers/actions.ts";
import { joined, party } from "../../helpers/organizationParty.ts";
import type { TestClient } from "../../helpers/testClient.ts";

const root = "/api/datagrid/schemas/";

interface Page {
  readonly names: readonly string[];
  /** Where the next page is; null on the last. */
  readonly next: string | null;
}

/** The lists answer arrays, which the test client's body does not hold. */
async function page(client: TestClient, path: string): Promise<Page> {
  const answer = await fetch(new URL(path, client.address), {
    headers: { authorization: `Bearer ${client.accessToken}` },
  });
  expect(answer.status).toBe(200);
  const list = (await answer.json()) as { table_name: string }[];
  const next = /<([^>]+)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1] ?? null;
  return { names: list.map(({ table_name }) => table_name), next };
}

async function names(client: TestClient, path: string): Promise<readonly string[]> {
  return (await page(client, path)).names;
}

const columns = [
  { name: "Name", type: "text" },
  { name: "Price", type: "number" },
];

describe("tables over REST", () => {
  test("[S4.1] [S4.2] [S4.5] [S4.6] a table is made personal, shared with the organization and made personal again", async () => {
    const parts = await party();
    const { manager, organizationId } = parts;
    const employee = await joined(parts, "EMPLOYEE");
    const made = await manager.post(root, { table_name: "customer data", columns });
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({
      table_name: "customer data",
      columns,
      sharing_level: "personal",
      is_shared: false,
      shared_by: null,
      shared_by_username: null,
      shared_at: null,
      can_edit: true,
      can_share: true,
      can_unshare: false,
    });
    const path = `${root}customer%20data/`;
    expect((await employee.get(path)).status).toBe(404);
    const shared = await manager.post(`${path}share/`, {});
    expect(shared.body).toMatchObject({
      sharing_level: "organization",
      is_shared: true,
      organization_id: organizationId,
      shared_by: manager.personId,
      shared_by_username: "manager",
      can_edit: true,
      can_share: true,
      can_unshare: true,
    });
    expect((await employee.get(path)).body).toMatchObject({ is_shared: true, can_edit: false, can_unshare: false });
    expect(await names(employee, `${root}shared/`)).toEqual(["customer data"]);
    expect(await names(employee, `${root}?sharing_level=personal`)).toEqual([]);
    expect((await manager.post(`${path}share/`, {})).body).toEqual({
      code: "share_exists",
      message: "It is shared with the whole organization already.",
    });
    const personal = await manager.send("DELETE", `${path}share/`);
    expect(personal.body).toMatchObject({ sharing_level: "personal", is_shared: false });
    expect((await employee.get(path)).status).toBe(404);
    const again = await manager.send("DELETE", `${path}share/`);
    expect([again.status, again.body["code"]]).toEqual([409, "table_personal"]);
  });

  test("[S4.3] [S4.4] [S4.7] what each role may do with a shared table, and its owner alone deletes it", async () => {
    const parts = await party();
    const { manager } = parts;
    const made = await manager.post(root, { table_name: "stock", columns, sharing_level: "organization" });
    expect(made.status, made.text).toBe(201);
    const local = await joined(parts, "LOCAL_MANAGER");
    const employee = await joined(parts, "EMPLOYEE");
    const client = await joined(parts, "CLIENT");
    const reader = await joined(parts, "READ_ONLY");
    const path = `${root}stock/`;
    const renamed = { columns: [...columns, { name: "Note", type: "text" }] };
    expect((await local.send("PATCH", path, renamed)).body).toMatchObject({ can_edit: true, columns: renamed.columns });
    for (const one of [employee, client]) {
      expect((await one.get(path)).body).toMatchObject({ can_edit: false, can_share: false, can_unshare: false });
      expect((await one.send("PATCH", path, { table_name: "mine" })).body).toMatchObject({ code: "permission_denied" });
      expect((await one.send("DELETE", `${path}share/`)).body).toMatchObject({ code: "permission_denied" });
    }
    expect((await reader.get(path)).status).toBe(404);
    expect((await employee.post(root, { table_name: "own", sharing_level: "organization" })).status).toBe(403);
    expect((await employee.post(root, { table_name: "own" })).status).toBe(201);
    expect((await local.send("DELETE", path)).body).toMatchObject({ code: "permission_denied" });
    expect((await manager.send("DELETE", path)).status).toBe(200);
    expect((await local.get(path)).status).toBe(404);
  });

  test("[S4.8] [S4.10] [S4.11] another organization's table is answered as a name nobody uses; alone nothing changes", async () => {
    const parts = await party();
    await parts.manager.post(root, { table_name: "secret", sharing_level: "organization" });
    const eve = await parts.server.person("eve@example.org");
    for (const [method, end, body] of [
      ["GET", "", undefined],
      ["PATCH", "", { table_name: "x" }],
      ["DELETE", "", undefined],
      ["POST", "share/", {}],
      ["DELETE", "share/", undefined],
    ] as const) {
      const real = await eve.send(method, `${root}secret/${end}`, body);
      const invented = await eve.send(method, `${root}never-was/${end}`, body);
      expect([real.status, real.text], method + end).toEqual([404, invented.text]);
    }
    expect((await eve.post(root, { table_name: "secret" })).body).toMatchObject({ can_edit: true, can_share: false });
    expect((await eve.post(root, { table_name: "secret" })).body).toMatchObject({ code: "table_exists" });
    expect((await eve.post(root, { table_name: "" })).body).toMatchObject({ code: "request_invalid" });
    expect((await eve.post(`${root}secret/share/`, {})).body).toMatchObject({ code: "permission_denied" });
    expect((await eve.get(`${root}?sharing_level=organization`)).body).toEqual({
      code: "request_invalid",
      message: '"sharing_level" must be one of: personal, shared.',
    });
    expect((await eve.get(root.slice(0, -1))).body).toMatchObject({ code: "not_found" });
    const document = await eve.get("/api/openapi.json");
    for (const check of Object.keys(schemaChecks)) expect(document.text).toContain(check);
  });

  test("[S4.3] the six checks by their names, for each role, are what the API does", async () => {
    const parts = await party();
    const { server, manager, organizationId } = parts;
    await manager.post(root, { table_name: "stock", columns, sharing_level: "organization" });
    const people = {
      OWNER: manager,
      LOCAL_MANAGER: await joined(parts, "LOCAL_MANAGER"),
      EMPLOYEE: await joined(parts, "EMPLOYEE"),
      CLIENT: await joined(parts, "CLIENT"),
      READ_ONLY: await joined(parts, "READ_ONLY"),
      stranger: await server.person("stranger@example.org"),
    };
    const expected = {
      //            create share manage access see edit
      OWNER: [true, true, true, true, true, true],
      LOCAL_MANAGER: [true, true, true, true, true, true],
      EMPLOYEE: [true, false, false, true, true, false],
      CLIENT: [false, false, false, true, true, false],
      READ_ONLY: [false, false, false, false, false, false],
      stranger: [false, false, false, false, false, false],
    };
    const { body } = await manager.get(`${root}stock/`);
    for (const [role, { personId }] of Object.entries(people)) {
      const held = await server.composed.store.transaction(async (tx) => {
        const table = await tx.items.head(String(body["id"]));
        if (!table) throw new Error("The table is not there.");
        expect(await canCreateSchemas(tx, personId, null)).toBe(true);
        return [
          await canCreateSchemas(tx, personId, organizationId),
          await canShareSchemas(tx, personId, organizationId),
          await canManageSharedSchemas(tx, personId, organizationId),
          await canAccessSharedSchemas(tx, personId, organizationId),
          await canAccessSchema(tx, personId, table),
          await canEditSchema(tx, personId, table),
        ];
      });
      expect(held, role).toEqual(expected[role as keyof typeof expected]);
    }
    expect((await people.READ_ONLY.get(`${root}shared/`)).body).toMatchObject({ code: "permission_denied" });
    expect(await names(people.CLIENT, `${root}shared/`)).toEqual(["stock"]);
    expect(await names(people.stranger, `${root}shared/`)).toEqual([]);
  });

  test("[S4.9] sharing a table and making it personal stand in the activity log, with who did it and when", async () => {
    const parts = await party();
    const { manager, server } = parts;
    await manager.post(root, { table_name: "stock" });
    server.clock.advance(60_000);
    await manager.post(`${root}stock/share/`, {});
    server.clock.advance(60_000);
    await manager.send("DELETE", `${root}stock/share/`);
    const { body } = await manager.get(`${root}stock/`);
    const itemId = String(body["id"]);
    const { events } = await act<AuditPage>(manager, "audit.ofItem", { itemId });
    const shared = events.filter(({ action }) => action.startsWith("share."));
    expect(shared.map(({ action, at }) => [action, server.clock.now - at])).toEqual([
      ["share.revoked", 0],
      ["share.created", 60_000],
    ]);
    for (const { words } of shared) expect(words).toMatch(/manager.*Elm/);
  });

  test("[S4.12] lists go on page by page from where they were, each table once, whatever is added meanwhile", async () => {
    const parts = await party();
    const { manager, server } = parts;
    const employee = await joined(parts, "EMPLOYEE");
    for (const name of ["b", "a", "c"]) {
      server.clock.advance(1_000);
      await manager.post(root, { table_name: name, sharing_level: "organization" });
    }
    await employee.post(root, { table_name: "own" });
    const pages: (readonly string[])[] = [];
    for (let path: string | null = `${root}?limit=1`; path !== null;) {
      const read: Page = await page(employee, path);
      pages.push(read.names);
      path = read.next;
      if (pages.length !== 2) continue;
      server.clock.advance(1_000);
      await manager.post(root, { table_name: "new", sharing_level: "organization" });
    }
    expect(pages).toEqual([["own"], ["c"], ["a"], ["b"], []]);
    expect(await names(employee, `${root}?sharing_level=shared&limit=2`)).toEqual(["new", "c"]);
    expect((await employee.get(`${root}?after=invented`)).body).toMatchObject({ code: "request_invalid" });
    expect((await employee.get(`${root}?offset=1`)).body).toMatchObject({ code: "request_invalid" });
    expect(await names(manager, `${root}?sharing_level=personal`)).toEqual([]);
  });

  /** Shares all tables of a person with the organization; returns the share's id. */
  async function shareAll(client: TestClient, organizationId: string, level: string): Promise<string> {
    const recipient = { kind: "organization", id: organizationId };
    const share = await act<{ id: string; status: string }>(client, "share.create", {
      recipient,
      itemType: "table",
      itemId: null,
      shareAll: true,
      level,
    });
    expect(share.status).toBe("accepted");
    return share.id;
  }

  test("[S4.1] [S4.2] [S4.6] who shares all tables with the organization shares each, also one made later; none alone is made personal", async () => {
    const parts = await party();
    const { manager, organizationId, server } = parts;
    const employee = await joined(parts, "EMPLOYEE");
    await manager.post(root, { table_name: "stock", columns });
    await employee.post(root, { table_name: "mine" });
    const id = await shareAll(manager, organizationId, "view");
    server.clock.advance(60_000);
    await manager.post(root, { table_name: "later", sharing_level: "organization" });
    await manager.post(root, { table_name: "last" });
    const wanted = {
      sharing_level: "organization",
      is_shared: true,
      organization_id: organizationId,
      organization_name: "Elm",
      shared_by_username: "manager",
      can_unshare: false,
    };
    expect((await manager.get(`${root}stock/`)).body).toMatchObject({ ...wanted, can_edit: true, can_share: true });
    const seen = await employee.get(`${root}later/`);
    expect(seen.body).toMatchObject({ ...wanted, can_edit: false, can_share: false });
    expect(seen.body["shared_at"]).toBe(seen.body["created_at"]);
    expect(await names(manager, `${root}?sharing_level=personal`)).toEqual([]);
    expect(await names(employee, `${root}?sharing_level=personal`)).toEqual(["mine"]);
    expect((await names(employee, `${root}shared/`)).toSorted()).toEqual(["last", "later", "stock"]);
    expect((await names(employee, `${root}?sharing_level=shared`)).toSorted()).toEqual(["last", "later", "stock"]);
    const refused = await manager.send("DELETE", `${root}stock/share/`);
    expect([refused.status, refused.body["code"]]).toEqual([409, "table_in_share_all"]);
    expect((await manager.send("PATCH", `${root}stock/`, { sharing_level: "personal" })).body).toMatchObject({
      code: "table_in_share_all",
    });
    expect((await manager.post(`${root}stock/share/`, {})).body).toMatchObject({ code: "share_exists" });
    await act(manager, "share.revoke", { shareId: id });
    expect((await manager.get(`${root}stock/`)).body).toMatchObject({ is_shared: false, can_share: true });
    expect(await names(employee, `${root}shared/`)).toEqual([]);
    expect((await employee.get(`${root}stock/`)).status).toBe(404);
  });

  test("[S4.8] [S4.12] pages go through what is shared by itself and as all, each table once, in two organizations, and show no stranger's", async () => {
    const parts = await party();
    const { manager, organizationId, server } = parts;
    const local = await joined(parts, "LOCAL_MANAGER");
    const employee = await joined(parts, "EMPLOYEE");
    const { id: other } = await act<{ id: string }>(manager, "organization.create", { kind: "team", name: "Oak" });
    const { link } = await act<{ link: string }>(manager, "invitation.create", {
      organizationId: other,
      role: "EMPLOYEE",
    });
    await act(employee, "invitation.accept", { token: link.split("/join/")[1] });
    const make = async (client: TestClient, name: string, organization: string | null): Promise<void> => {
      server.clock.advance(1_000);
      const shared = organization === null ? {} : { sharing_level: "organization", organization_id: organization };
      const made = await client.post(root, { table_name: name, ...shared });
      expect(made.status, made.text).toBe(201);
    };
    // Manager's: one by itself with each organization, some by none; then all with Elm; then one more by itself of another's.
    await make(manager, "old", organizationId);
    await make(manager, "oak", other);
    await make(manager, "m1", null);
    await make(manager, "m2", null);
    server.clock.advance(1_000);
    const id = await shareAll(manager, organizationId, "edit");
    await make(local, "l1", organizationId);
    await make(local, "hers alone", null);
    await make(manager, "m3", null);
    const all = async (client: TestClient, from: string): Promise<string[]> => {
      const read: string[] = [];
      for (let path: string | null = from; path !== null;) {
        const one: Page = await page(client, path);
        expect(one.names.length).toBeLessThanOrEqual(1);
        read.push(...one.names);
        path = one.next;
      }
      return read;
    };
    const found = await all(employee, `${root}shared/?limit=1`);
    expect(found.toSorted()).toEqual(["l1", "m1", "m2", "m3", "oak", "old"]);
    const ofElm = ["l1", "m3", "m2", "m1", "old"];
    expect(found.filter((name) => ofElm.includes(name))).toEqual(ofElm);
    expect(await names(employee, `${root}shared/?limit=100`)).toEqual(found);
    expect(await all(manager, `${root}?limit=1`)).toEqual(["m1", "m2", "m3", "oak", "old", "l1"]);
    expect(await names(local, `${root}shared/`)).toEqual(["l1", "m3", "m2", "m1", "oak", "old"]);

    const stranger = await server.person("stranger@example.org");
    expect(await names(stranger, `${root}shared/`)).toEqual([]);
    expect((await stranger.get(`${root}m1/`)).text).toBe((await stranger.get(`${root}never-was/`)).text);

    // Revoked between two pages: the rest of it is not listed, what stands behind is.
    const second = await page(employee, (await page(employee, `${root}shared/?limit=1`)).next ?? "");
    await act(manager, "share.revoke", { shareId: id });
    const rest = await all(employee, second.next ?? "");
    expect(rest.filter((name) => name.startsWith("m"))).toEqual([]);
    expect(rest).toContain("old");
  });
});
