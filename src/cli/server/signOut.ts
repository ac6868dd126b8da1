/** `sign-out`: ends the session on the server and forgets it here. */
import type { CommandIo } from "../command.ts";
import { exitFailed, exitOk, exitUsage } from "../command.ts";
import { serverClient } from "./serverClient.ts";
import { forgetSignIn, readSignIn } from "./signedIn.ts";

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  if (args.length > 0) {
    io.stderr.write("sign-out takes nothing.\n");
    return exitUsage;
  }
  const kept = await readSignIn(io.env);
  if (kept === null) {
    io.stderr.write("You are not signed in.\n");
    return exitFailed;
  }
  const client = await serverClient({ ...io.env, POTLUCK_TOKEN: undefined }, kept.server);
  const ended = client.ok ? await client.value.ask({ method: "POST", path: "/api/account/sign-out" }) : client;
  // A session that is over already is what was wanted; anything else may still be alive there, so it is kept here.
  if (!ended.ok && ended.error.code !== "not_signed_in" && ended.error.code !== "session_ended") {
    io.stderr.write(`${ended.error.message} You are still signed in.\n`);
    return exitFailed;
  }
  await forgetSignIn(io.env);
  io.stdout.write("Signed out.\n");
  return exitOk;
}
