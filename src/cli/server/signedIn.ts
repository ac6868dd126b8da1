/**
 * Who the command line is signed in as: a token in the environment, or the sign-in kept in a file that only this person's account
 * on the machine can read. The token alone says who it is; the server asks it every time.
 */
import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { tokenSchema } from "../../domain/accounts/contract.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import type { CommandIo } from "../command.ts";

const signInSchema = z.object({
  server: z.string(),
  accessToken: tokenSchema,
  refreshToken: tokenSchema,
  accessExpiresAt: z.number(),
});
export type SignIn = z.infer<typeof signInSchema>;

type Environment = CommandIo["env"];

export function signInFile(env: Environment): string {
  const folder = env.XDG_CONFIG_HOME || join(env.HOME || homedir(), ".config");
  return join(folder, "potluck", "sign-in.json");
}

/** The kept sign-in; null where there is none. Throws what the system says of a file it cannot read. */
export async function readSignIn(env: Environment): Promise<SignIn | null> {
  let text: string;
  try {
    text = await readFile(signInFile(env), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  const decoded = signInSchema.safeParse(parseJson(text));
  return decoded.success ? decoded.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half written by a machine that lost power: as if nobody had signed in.
    return null;
  }
}

/** Whole or not at all: a refresh token that is lost half-way signs the person out. */
export async function writeSignIn(env: Environment, signIn: SignIn): Promise<void> {
  const file = signInFile(env);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const next = `${file}.${process.pid}.new`;
  await writeFile(next, JSON.stringify(signIn), { mode: 0o600 });
  await chmod(next, 0o600);
  await rename(next, file);
}

export async function forgetSignIn(env: Environment): Promise<void> {
  await rm(signInFile(env), { force: true });
}

/** The server's origin from what a person typed. A token goes to this machine, or over TLS, unless they say otherwise. */
export function serverOrigin(text: string, env: Environment): Result<string> {
  const typed = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(typed)) return fail("address_invalid", `“${text}” is no address of a server.`);
  const { origin, protocol, hostname } = new URL(typed);
  const isHere = hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
  if (protocol === "http:" && !isHere && env.POTLUCK_PLAIN_HTTP !== "yes") {
    return fail(
      "address_forbidden",
      "Without https others on the network could read your sign-in. Use https, or set POTLUCK_PLAIN_HTTP=yes.",
    );
  }
  return ok(origin);
}
