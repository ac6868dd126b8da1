/** A team on a real server with somebody of any role, for tests of what an organization shares. */
import { act } from "./actions.ts";
import type { TestClient } from "./testClient.ts";
import { testServer, type TestServer } from "./testServer.ts";

export interface Party {
  readonly server: TestServer;
  /** Its owner. */
  readonly manager: TestClient;
  readonly organizationId: string;
}

export async function party(name = "Elm"): Promise<Party> {
  const server = await testServer();
  const manager = await server.person("manager@example.org");
  const { id } = await act<{ id: string }>(manager, "organization.create", { kind: "team", name });
  return { server, manager, organizationId: id };
}

/** Somebody new who accepts an invitation with this role. */
export async function joined({ server, manager, organizationId }: Party, role: string): Promise<TestClient> {
  const client = await server.person(`${role.toLowerCase().replaceAll("_", "-")}@example.org`);
  const { link } = await act<{ link: string }>(manager, "invitation.create", { organizationId, role });
  await act(client, "invitation.accept", { token: link.split("/join/")[1] });
  return client;
}
