/** The desktop's tokens: renewed once however many ask, also across windows, and never judged by this device's clock. */
import { describe, expect, test } from "vitest";
import type { SignedInAnswer } from "../../../../../src/domain/accounts/contract.ts";
import { fail, ok, type Result } from "../../../../../src/domain/result.ts";
import { TokenKeeper, type SecretStore } from "../../../../../src/renderer/sync/session/tokens.ts";

const token = (name: string): string => name.padEnd(43, "-");

function answer(access: string, refresh: string): SignedInAnswer {
  return {
    person: { id: "p".repeat(16), name: "Anna", color: "sky", isAdmin: false },
    sessionId: "s".repeat(16),
    accessExpiresAt: 0,
    refreshExpiresAt: 0,
    accessToken: token(access),
    refreshToken: token(refresh),
  };
}

/** Two windows on one machine: shared secrets, shared lock, a server that takes each refresh token once. */
function machine() {
  let secret: string | null = null;
  let valid = token("r1");
  let count = 1;
  let queue: Promise<unknown> = Promise.resolve();
  const refreshed: string[] = [];
  const clock = { ms: 0 };
  const secrets: SecretStore = {
    read: async () => secret,
    write: async (next) => {
      secret = next;
      return true;
    },
  };
  const refresh = async (used: string): Promise<Result<SignedInAnswer>> => {
    refreshed.push(used);
    if (used !== valid) return fail("session_ended", "Sign in again.");
    count++;
    valid = token(`r${count}`);
    return ok(answer(`a${count}`, `r${count}`));
  };
  const window = (): TokenKeeper =>
    new TokenKeeper({
      secrets,
      refresh,
      elapsedMs: () => clock.ms,
      exclusively: (run) => {
        const turn = queue.then(run);
        queue = turn.catch(() => undefined);
        return turn;
      },
    });
  return { window, refreshed, clock, secrets };
}

describe("tokens", () => {
  test("[C.4] many askers and two windows make one renewal", async () => {
    const { window, refreshed } = machine();
    const first = window();
    await first.keep(answer("a1", "r1"));
    const second = window();
    expect(await second.access()).toEqual(ok(token("a1")));
    const answers = await Promise.all([first.renew(token("a1")), first.renew(token("a1")), second.renew(token("a1"))]);
    expect(answers).toEqual([ok(token("a2")), ok(token("a2")), ok(token("a2"))]);
    expect(refreshed).toEqual([token("r1")]);
  });

  test("[C.4] an old token is renewed ahead, a young one is not", async () => {
    const { window, refreshed, clock } = machine();
    const keeper = window();
    await keeper.keep(answer("a1", "r1"));
    clock.ms = 44 * 60_000;
    expect(await keeper.access()).toEqual(ok(token("a1")));
    clock.ms = 46 * 60_000;
    expect(await keeper.access()).toEqual(ok(token("a2")));
    expect(refreshed).toHaveLength(1);
  });

  test("[C.4] a session that is over says so; without an answer it only waits", async () => {
    const { window, secrets } = machine();
    const keeper = window();
    await keeper.keep(answer("a1", "stolen"));
    expect(await keeper.renew(token("a1"))).toMatchObject({ ok: false, error: { code: "session_ended" } });
    const offline = new TokenKeeper({
      secrets,
      refresh: async () => fail("not_connected", "No answer."),
      elapsedMs: () => 0,
      exclusively: (run) => run(),
    });
    expect(await offline.renew(token("a1"))).toMatchObject({ ok: false, error: { code: "not_connected" } });
    expect(await offline.access()).toEqual(ok(token("a1")));
  });

  test("[C.4] nothing is there after forgetting, and damaged secrets are none", async () => {
    const { window, secrets } = machine();
    const keeper = window();
    await keeper.keep(answer("a1", "r1"));
    await keeper.forget();
    expect(await keeper.access()).toMatchObject({ ok: false, error: { code: "session_ended" } });
    expect(await secrets.read()).toBeNull();
    await secrets.write('{"access":5}');
    expect(await window().access()).toMatchObject({ ok: false, error: { code: "session_ended" } });
  });
});
