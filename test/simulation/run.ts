/**
 * One simulated life of a household: people with their devices edit, share, lose their connection, their app or their disk,
 * and come back. What happens follows from the seed as far as the libraries allow; afterwards the invariants are checked.
 */
import { seededRandom } from "../helpers/seededRandom.ts";
import { Counts } from "./counts.ts";
import { SimulatedDevice, type SimulatedPerson } from "./device.ts";
import type { StorageKind } from "./deviceMessages.ts";
import { accessHappenings } from "./accessHappenings.ts";
import { happenings, type Happening, type Situation } from "./happenings.ts";
import { checkEverything } from "./invariants.ts";
import { Ledger } from "./ledger.ts";
import { Network } from "./network.ts";
import { SimulatedServer } from "./server.ts";
import { settle } from "./settle.ts";
import { startTeam } from "./team.ts";

export interface SimulationOptions {
  /** Things that happen before everybody is brought together. */
  readonly steps: number;
  readonly storage?: StorageKind;
  /** What changes access: direct shares alone, or also groups, organizations, containers and time. */
  readonly access?: "direct" | "any";
}

/** Things that happen on the wires, at most, between two things that happen to people. */
const mostDeliveries = 12;

/** Runs one seed; throws an error with the seed, what broke and the steps that led there. */
export async function simulate(seed: number, { steps, storage, access = "any" }: SimulationOptions): Promise<Counts> {
  const random = seededRandom(seed);
  const counts = new Counts();
  const ledger = new Ledger();
  const journal: string[] = [];
  const server = await SimulatedServer.start();
  const network = new Network(random, server, counts);
  server.onUpdate = (update) => {
    for (const word of ledger.find(update)) word.isAccepted = true;
  };
  network.onRow = ({ update, kind, heard }) => {
    if (kind !== "merged") return;
    for (const word of ledger.find(update)) {
      word.isAccepted = true;
      word.isAcknowledged ||= heard;
    }
  };
  const { people, devices, organizationId } = await populate(
    seed,
    storage ?? (seed % 3 === 0 ? "disk" : "memory"),
    random,
    server,
    network,
    ledger,
  );
  const situation: Situation = { random, counts, ledger, server, network, people, devices, organizationId };
  try {
    for (let step = 0; step < steps; step++) {
      await happen(situation, access === "direct" ? happenings : everything, journal, step);
      await pass(random.whole(0, mostDeliveries), situation);
    }
    await settle(situation);
    const problems = await checkEverything({ folder: server.folder, devices, ledger, random, counts });
    for (const id of network.mistold) problems.push(`refused because it exists, and it is that share: ${id}`);
    for (const bug of server.bugs)
      problems.push(`the server met a bug: ${bug instanceof Error ? bug.stack : String(bug)}`);
    if (problems.length > 0) throw new Error([...new Set(problems)].join("\n  "));
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new Error(`seed ${seed} fails after ${journal.length} steps:\n  ${what}\n${journal.join("\n")}`, {
      cause: error,
    });
  } finally {
    for (const device of devices) await device.close();
    await server.remove();
  }
  return counts;
}

async function populate(
  seed: number,
  storage: StorageKind,
  random: ReturnType<typeof seededRandom>,
  server: SimulatedServer,
  network: Network,
  ledger: Ledger,
): Promise<{ people: SimulatedPerson[]; devices: SimulatedDevice[]; organizationId: string }> {
  const names = ["anna", "ben", "carla", "dan"].slice(0, random.whole(2, 4));
  const people = names.map((name) => ({ id: `person-${name}`, address: `${name}@example.org`, isRegistered: false }));
  const devices: SimulatedDevice[] = [];
  for (const [index, person] of people.entries()) {
    await server.addPerson(person.id);
    // The last of three or four comes later: what is shared with them waits for their address.
    if (index < 2) {
      await server.verify(person.id, person.address);
      person.isRegistered = true;
    }
    const count = index === 0 || (people.length === 2 && random.next() < 0.5) ? 2 : 1;
    for (let number = 1; number <= count; number++) {
      const name = `${person.id.slice(7)}${number}`;
      const onWritten = (text: string, ok: boolean): void => {
        const word = ledger.words.get(text);
        if (word) word.isWritten = ok;
      };
      const device = new SimulatedDevice({ name, person, storage, network, onWritten });
      await device.open(`sim-${seed}-${process.hrtime.bigint()}`);
      devices.push(device);
      if (!person.isRegistered) continue;
      network.setOnline(device.name, true);
      await device.signIn();
    }
  }
  return { people, devices, organizationId: await startTeam(server, people) };
}

const everything = [...happenings, ...accessHappenings];

async function happen(
  situation: Situation,
  possible: readonly Happening[],
  journal: string[],
  step: number,
): Promise<void> {
  const total = possible.reduce((sum, happening) => sum + happening.weight, 0);
  let at = situation.random.next() * total;
  const happening = possible.find(({ weight }) => (at -= weight) < 0) ?? possible[0];
  if (!happening) return;
  const device = situation.random.pick(situation.devices);
  const done = await happening.run(situation, device);
  if (done === false) return;
  situation.counts.add(happening.name);
  journal.push(`${step}. ${device.name} ${happening.name}${typeof done === "string" ? `: ${done}` : ""}`);
}

/** Lets the wires and the stores go on for a while. */
async function pass(deliveries: number, { network, random, devices }: Situation): Promise<void> {
  for (let count = 0; count < deliveries; count++) {
    if (random.next() < 0.15) network.retry();
    network.deliver();
    const turns = random.whole(0, 4);
    if (turns > 0) await random.pick(devices).ask({ op: "turns", count: turns });
  }
}
