/** The e-mail addresses in what a person types or pastes into the share dialog. */
import { foldAddress, isAddress } from "../accounts/address.ts";

export interface TypedAddresses {
  /** Each once, however it was spelled, in the order typed. */
  readonly addresses: readonly string[];
  /** What is there besides and is no address: shown back to the person. */
  readonly rest: readonly string[];
}

/** Reads "anna@x.org, Ben <ben@x.org>; carlo@x.org": separated by commas, semicolons, spaces or lines, with or without names. */
export function readAddresses(text: string): TypedAddresses {
  const addresses = new Map<string, string>();
  const rest: string[] = [];
  for (const part of text.split(/[,;\n]/)) {
    const named = /<([^<>]+)>\s*$/.exec(part)?.[1];
    const words = named === undefined ? part.split(/\s+/) : [named];
    for (const raw of words) {
      const word = raw.replace(/^mailto:/i, "").trim();
      if (word === "") continue;
      if (isAddress(word)) addresses.set(foldAddress(word), addresses.get(foldAddress(word)) ?? word);
      else rest.push(word);
    }
  }
  return { addresses: [...addresses.values()], rest };
}
