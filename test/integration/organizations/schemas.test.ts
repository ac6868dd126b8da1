import { describe, expect, test } from "vitest";
import { act } from "../../helpers/actions.ts";
import type { TestClient } from "../../helpers/testClient.ts";
import { testServer, type TestServer } from "../../helpers/testServer.ts";

const root = "/api/datagrid/schemas/";

async function party(): Promise<{ server: TestServer; manager: TestClient; organizationId: string }> {
  const server = await testServer();
  const manager = await server.person("manager@example.org");
  const { id } = await act<{ id: string }>(manager, "organization.create", { kind: "team", name: "Elm" });
  return { server, manager, organizationId: id };
}

async function joined(
  { server, manager, organizationId }: Awaited<ReturnType<typeof party>>,
  role: string,
): Promise<TestClient> {
  const client = await server.person(`${role.toLowerCase().replaceAll("_", "-")}@example.org`);
  const { link } = await act<{ link: string }>(manager, "invitation.create", { organizationId, role });
  await act(client, "invitation.accept", { token: link.split("/join/")[1] });
  return client;
}

/** The lists answer arrays, which the test client's body does not hold. */
async function names(client: TestClient, path: string): Promise<string[]> {
  const answer = await fetch(new URL(path, client.address), {
    headers: { authorization: `Bearer ${client.accessToken}` },
  });
  expect(answer.status).toBe(200);
  const list = (await answer.json()) as { table_name: string }[];
  return list.map(({ table_name }) => table_name);
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
      can_share: false,
      can_unshare: true,
    });
    expect((await employee.get(path)).body).toMatchObject({ is_shared: true, can_edit: false, can_unshare: false });
    expect(await names(employee, `${root}shared/`)).toEqual(["customer data"]);
    expect(await names(employee, `${root}?sharing_level=personal`)).toEqual([]);
    expect((await manager.post(`${path}share/`, {})).body).toMatchObject({ code: "share_exists" });
    const personal = await manager.send("DELETE", `${path}share/`);
    expect(personal.body).toMatchObject({ sharing_level: "personal", is_shared: false });
    expect((await employee.get(path)).status).toBe(404);
    expect((await manager.send("DELETE", `${path}share/`)).body).toMatchObject({ code: "share_not_found" });
    const actions = (await parts.server.composed.store.transaction((tx) => tx.audit.read(0, 1_000))).map(
      ({ action }) => action,
    );
    expect(actions).toEqual(expect.arrayContaining(["share.created", "share.revoked"]));
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
    const document = await eve.get("/api/openapi.json");
    for (const check of [
      "CanCreateSchemas",
      "CanShareSchemas",
      "CanManageSharedSchemas",
      "CanAccessSharedSchemas",
      "CanAccessSchema",
      "CanEditSchema",
    ]) {
      expect(document.text).toContain(check);
    }
  });
});
