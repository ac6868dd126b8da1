/** Brings everybody together: online, signed in, and on until nobody has anything to say any more. */
import type { Situation } from "./happenings.ts";
import { readServer } from "./serverContent.ts";

/** Rounds after which something is going in circles. */
const mostRounds = 25;
/** Work of the processor in one round before it goes in circles, in ms: a round that hangs looks for something to deliver all the time. */
const longestRoundMs = 20_000;

export async function settle(situation: Situation): Promise<void> {
  const { devices, network, server, people } = situation;
  if (!server.hub) await server.up();
  for (const person of people) {
    if (person.isRegistered) continue;
    await server.verify(person.id, person.address);
    person.isRegistered = true;
  }
  for (const device of devices) {
    await device.ask({ op: "finishEdits" });
    network.setOnline(device.name, true);
    await device.signIn();
    await device.ask({ op: "connect" });
  }
  // What ended meanwhile has ended by the clock; here it is made known.
  await server.sweep();
  let quiet = 0;
  let last = "";
  for (let round = 0; quiet < 2; round++) {
    if (round > mostRounds) throw new Error(`it does not come to rest: ${last}`);
    await settleOnce(situation);
    const pending = await Promise.all(devices.map((device) => device.ask<string[]>({ op: "pending" })));
    const now = JSON.stringify([lastNumber(server.folder), pending]);
    quiet = now === last && pending.every((ids) => ids.length === 0) ? quiet + 1 : 0;
    last = now;
  }
}

function lastNumber(folder: string): string {
  const { items, shares, audit } = readServer(folder);
  return `${items.size} items, ${shares.length} shares, ${audit.length} entries`;
}

async function settleOnce({ devices, network }: Situation): Promise<void> {
  const late = devices.map((device) => device.name);
  const all = Promise.all(
    devices.map(async (device) => {
      await device.ask({ op: "settled" });
      late.splice(late.indexOf(device.name), 1);
    }),
  );
  // Its failure is seen by whoever awaits it below; until then the round may have failed of another reason.
  all.catch(() => undefined);
  const before = process.cpuUsage();
  while (late.length > 0) {
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1_000 > longestRoundMs) {
      const states = await Promise.all(devices.map((device) => device.ask<string>({ op: "state" })));
      throw new Error(
        `${late.join(", ")} does not say that it is in step, of ${states.join(" ")}; ${network.toString()}`,
      );
    }
    if (!network.deliver()) network.retry();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await all;
}
