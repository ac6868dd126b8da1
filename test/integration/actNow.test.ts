/** Questions a window asks the server at once: the real server's answers, as values. */
import { expect, test } from "vitest";
import { z } from "zod";
import type { AccountRequest } from "../../src/renderer/sync/session/accountClient.ts";
import { actNow } from "../../src/renderer/sync/session/actionClient.ts";
import { actingPeople, giveList } from "../helpers/actingPeople.ts";

test("[S3.8] an action asked now answers its value, its own refusal, or that nobody answered; nothing is thrown", async () => {
  const { server, person } = await actingPeople();
  const anna = await person("anna");
  await giveList(anna, "list1", "This week");
  const send = ({ method, path, body }: AccountRequest): Promise<Response> =>
    fetch(`${server.address}${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        "x-potluck": "1",
        authorization: `Bearer ${anna.client.accessToken}`,
      },
      body: JSON.stringify(body),
    });
  const shares = z.object({ shares: z.array(z.object({ itemId: z.string() })) });
  const link = { itemType: "list", itemId: "list1", level: "view" };
  expect(await actNow(send, "link.create", link, z.object({ token: z.string().length(43) }))).toMatchObject({
    ok: true,
  });
  expect(await actNow(send, "share.byMe", {}, shares)).toEqual({ ok: true, value: { shares: [{ itemId: "list1" }] } });
  const failure = async (asked: ReturnType<typeof actNow>): Promise<string> => {
    const answer = await asked;
    return answer.ok ? "" : answer.error.code;
  };
  expect(await failure(actNow(send, "link.create", { ...link, itemId: "none" }, z.unknown()))).toBe("item_not_found");
  expect(await failure(actNow(send, "link.create", {}, z.unknown()))).toBe("request_invalid");
  expect(await failure(actNow(send, "share.byMe", {}, z.string()))).toBe("protocol_error");
  await server.close();
  expect(await failure(actNow(send, "share.byMe", {}, shares))).toBe("not_connected");
});
