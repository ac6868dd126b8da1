/** The command line against the real server: signing in, doing actions, and what it says when it cannot. */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { commands } from "../../../src/cli/commands.ts";
import { dispatch } from "../../../src/cli/dispatch.ts";
import { actingPeople, giveList, ofList, withAddress } from "../../helpers/actingPeople.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";
import { goodPassword } from "../../helpers/testServer.ts";
import { recordedIo } from "../../unit/cli/streams.ts";

async function run(args: string[], env: Record<string, string>, input = "") {
  const { io, out, err } = recordedIo(input === "" ? [] : [input], env);
  return { code: await dispatch(commands, args, io), out: out(), err: err() };
}

test("[S3.13] signed in on the command line, a person does actions under their own permissions", async () => {
  const { server, person } = await actingPeople();
  const [anna, ben] = [await person("anna"), await person("ben")];
  await giveList(anna, "list1", "This week");
  const env = { XDG_CONFIG_HOME: await temporaryFolder() };
  const bens = { POTLUCK_SERVER: server.address, POTLUCK_TOKEN: ben.client.accessToken };
  const wish = JSON.stringify({ ...ofList("list1"), recipient: withAddress("ben"), level: "view" });

  expect(await run(["action", "ShareItem", "--json", wish], env)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/not signed in/),
  });
  expect(await run(["sign-in", "anna@example.org", "--server", server.address], env, "wrong password\n")).toMatchObject(
    {
      code: 1,
      out: "",
    },
  );
  const signedIn = await run(["sign-in", "anna@example.org", "--server", server.address], env, `${goodPassword}\n`);
  expect(signedIn).toMatchObject({ code: 0, err: "" });
  const file = join(env.XDG_CONFIG_HOME, "potluck", "sign-in.json");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, "utf8")).not.toContain(goodPassword);

  const refused = await run(["action", "share.create", "--json", wish], bens);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err.trim().split("\n")).toHaveLength(1);
  const made = await run(["action", "ShareItem", "--json", "-", "--key", "command-line-1"], env, wish);
  expect(made).toMatchObject({ code: 0, err: "" });
  const { id } = z.object({ id: z.string() }).parse(JSON.parse(made.out));
  const again = await run(["action", "share.create", "--json", wish, "--key", "command-line-1"], env);
  expect(JSON.parse(again.out)).toMatchObject({ id });

  // The access token ends after an hour: it is exchanged, and the new one kept.
  const before = await readFile(file, "utf8");
  server.clock.advance(61 * 60_000);
  expect(await run(["action", "share.revoke", "--json", JSON.stringify({ shareId: id })], env)).toMatchObject({
    code: 0,
    out: "null\n",
  });
  expect(await readFile(file, "utf8")).not.toBe(before);
  expect((await run(["action", "--list"], env)).out).toMatch(/^share\.create +Shares an item/m);
  expect(await run(["sign-out"], env)).toMatchObject({ code: 0 });
  expect(await run(["action", "share.byMe"], env)).toMatchObject({ code: 1 });
});

test("[S3.13] what cannot be done as asked is one sentence and its own exit code", async () => {
  const env = { XDG_CONFIG_HOME: await temporaryFolder() };
  for (const args of [
    ["action"],
    ["action", "share.create", "--json", "[1]"],
    ["action", "share.create", "--json", "{"],
    ["action", "share.create", "more"],
    ["action", "share.create", "--nonsense"],
    ["sign-in", "--server", "x"],
  ]) {
    const said = await run(args, env);
    expect(said, args.join(" ")).toMatchObject({ code: 2, out: "" });
    expect(said.err).toMatch(/^[^\n]+\n$/);
  }
  expect(await run(["sign-in", "anna@example.org", "--server", "http://kitchen.example.org"], env, "x")).toMatchObject({
    code: 1,
    err: expect.stringMatching(/https/),
  });
  const nobody = { POTLUCK_SERVER: "http://127.0.0.1:9", POTLUCK_TOKEN: "x".repeat(43) };
  expect(await run(["action", "share.byMe"], nobody)).toMatchObject({ code: 1, err: expect.stringMatching(/answer/) });
});
