/** An invitation by the token in its mail: shown and declined without an account, accepted by signing in with its address. */
import { expect, test } from "vitest";
import type { InvitationView } from "../../src/domain/sharing/linkContract.ts";
import type { Share } from "../../src/domain/sharing/share.ts";
import { invitationAddresses, invitationToken } from "../../sync-server/engine/sharing/invitationToken.ts";
import { actingPeople, giveList, ofList, withAddress } from "../helpers/actingPeople.ts";

async function invited(name: string) {
  const { server, person } = await actingPeople();
  const anna = await person("anna");
  await giveList(anna, "list1", "This week");
  const share = await anna.done<Share>("share.create", {
    ...ofList("list1"),
    recipient: withAddress(name),
    level: "edit",
    message: "for Sunday",
  });
  const { key } = server.composed.accounts;
  const visitor = server.client();
  const show = (token: string) => visitor.post("/api/invitations/show", { token });
  const decline = (token: string) => visitor.post("/api/invitations/decline", { token });
  return { server, person, anna, share, show, decline, key, token: invitationToken(key, share.id) };
}

test("[S3.14] [S3.16] the mail's token shows who shares what, at which level, with which words, until when", async () => {
  const { show, token, share, key } = await invited("dora");
  const { status, body } = await show(token);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    shareId: share.id,
    status: "pending",
    sharedByName: "anna",
    itemType: "list",
    itemTitle: "This week",
    level: "edit",
    levelName: "Can edit",
    message: "for Sunday",
    address: "dora@example.org",
    lapsesAt: share.lapsesAt,
  } satisfies Partial<InvitationView>);
  expect(invitationAddresses(key, "https://kitchen.example.org", share.id)).toEqual({
    accept: `https://kitchen.example.org/#/invitation/${token}`,
    decline: `https://kitchen.example.org/#/invitation/${token}/decline`,
  });
});

test("[S3.18] a token that is made up, or of another share, shows and declines nothing", async () => {
  const { show, decline, token, share, key } = await invited("dora");
  const other = invitationToken(key, "other");
  const unknown = await show("x".repeat(60));
  expect(unknown.status).toBe(404);
  for (const wrong of ["", token.slice(1), `${token}x`, share.id, `${other.slice(0, 43)}${share.id}`, other]) {
    expect((await show(wrong)).text, wrong).toBe(unknown.text);
    expect((await decline(wrong)).text, wrong).toBe(unknown.text);
  }
  expect((await show(token)).body).toMatchObject({ status: "pending" });
});

test("[S3.5] [S3.16] who has no account declines with the token; it is over then, and the sharer sees it", async () => {
  const { anna, show, decline, token } = await invited("dora");
  expect((await decline(token)).body).toMatchObject({ status: "declined", itemTitle: "", message: "" });
  expect((await decline(token)).body).toMatchObject({ status: "declined" });
  expect((await show(token)).body).toMatchObject({ status: "declined", itemTitle: "" });
  expect(await anna.done("share.list", { itemId: "list1" })).toMatchObject({ entries: [] });
});

test("[S3.16] [S2.3] whoever registers with the address has it; somebody else with the token has not", async () => {
  const { person, share, show, token } = await invited("dora");
  const eve = await person("eve");
  expect((await eve.act("share.accept", { shareId: share.id })).body).toMatchObject({ code: "share_not_found" });
  expect(await eve.done("permission.check", { itemId: "list1" })).toMatchObject({ permission: null });
  const dora = await person("dora");
  expect(await dora.done("permission.check", { itemId: "list1" })).toMatchObject({ permission: { level: "edit" } });
  expect((await show(token)).body).toMatchObject({ status: "accepted" });
});

test("[S3.20] a lapsed and a revoked invitation say so, and cannot be declined any more", async () => {
  const { server, show, decline, token, share } = await invited("dora");
  server.clock.advance((share.lapsesAt ?? 0) - server.clock.now - 1);
  expect((await show(token)).body).toMatchObject({ status: "pending", itemTitle: "This week" });
  server.clock.advance(1);
  expect((await show(token)).body).toMatchObject({ status: "expired", itemTitle: "" });
  expect(await decline(token)).toMatchObject({ status: 409, body: { code: "share_transition" } });
});
