import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { owaspCost, passwordHashing } from "../../../../sync-server/accounts/passwordHashing.ts";

const cheap = { memoryKib: 8, passes: 1, parallelism: 1, concurrency: 1, maxWaiting: 2 };

test("[C.4] the usual cost is OWASP's, and its hashes verify", async () => {
  const hashing = passwordHashing(owaspCost, { randomBytes });
  const hash = await hashing.hash("a long and quiet evening");
  expect(hash.ok && hash.value).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  const verify = (password: string) => hashing.verify(hash.ok ? hash.value : "", password);
  expect(await verify("a long and quiet evening")).toEqual({ ok: true, value: { isRight: true, isOutdated: false } });
  expect(await verify("a long and quiet evenin")).toMatchObject({ value: { isRight: false } });
});

test("[C.4] it agrees with the reference implementation's encoded hash", async () => {
  // argon2 command of the reference implementation: password "password", salt "somesalt", -id -t 2 -m 16 -p 1.
  const reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  const hashing = passwordHashing(cheap, { randomBytes });
  expect(await hashing.verify(reference, "password")).toEqual({ ok: true, value: { isRight: true, isOutdated: true } });
});

test("[C.4] no hash and a broken one cost a hash and are never right", async () => {
  const hashing = passwordHashing(cheap, { randomBytes });
  for (const hash of [null, "", "$argon2id$v=19$m=99999999,t=1,p=1$AAAAAAAAAAA$AAAA", "$2b$10$x"]) {
    const before = hashing.count();
    expect(await hashing.verify(hash, "password")).toMatchObject({ ok: true, value: { isRight: false } });
    expect(hashing.count()).toBe(before + 1);
  }
});

test("[C.4] a crowd waits in a line of limited length", async () => {
  const hashing = passwordHashing(cheap, { randomBytes });
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => hashing.hash("password")));
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, false, false]);
  expect(outcomes[4]).toMatchObject({ error: { code: "server_busy" } });
  expect((await hashing.hash("password")).ok).toBe(true);
});
