/** Random runs that can be repeated: the seed is in every failure's message and POTLUCK_SEED sets it. */

export interface SeededRandom {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  pick<T>(choices: readonly T[]): T;
  shuffled<T>(values: readonly T[]): T[];
}

/** mulberry32: small, and good enough to mix test data. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    pick: (choices) => {
      const choice = choices[whole(0, choices.length - 1)];
      if (choice === undefined) throw new Error("pick() needs at least one choice");
      return choice;
    },
    shuffled: (values) => {
      const mixed = [...values];
      for (let at = mixed.length - 1; at > 0; at -= 1) {
        const other = whole(0, at);
        [mixed[at], mixed[other]] = [mixed[other] as (typeof mixed)[number], mixed[at] as (typeof mixed)[number]];
      }
      return mixed;
    },
  };
}

/** Runs a property with `runs` seeds (or the one in POTLUCK_SEED); a failure names the seed that repeats it. */
export function forSeeds(runs: number, property: (random: SeededRandom, seed: number) => void): void {
  const chosen = process.env["POTLUCK_SEED"];
  const first = chosen === undefined ? Math.floor(Math.random() * 1_000_000_000) : Number(chosen);
  for (let run = 0; run < (chosen === undefined ? runs : 1); run += 1) {
    const seed = first + run;
    try {
      property(seededRandom(seed), seed);
    } catch (error) {
      throw new Error(`Failed with seed ${seed}; repeat it with POTLUCK_SEED=${seed}`, { cause: error });
    }
  }
}
