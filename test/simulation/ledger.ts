/** Every word written in a simulation, so that each can be traced: every edit writes one that occurs nowhere else. */
import type { SimulatedDevice } from "./device.ts";

export interface Word {
  readonly text: string;
  readonly device: string;
  readonly personId: string;
  itemId: string;
  /** The edit that wrote it is durable on its device. */
  isWritten: boolean;
  /** The server has merged it. */
  isAccepted: boolean;
  /** Its device has heard so. */
  isAcknowledged: boolean;
  /** Taken out again by a person: need not be there any more. */
  isRemovable: boolean;
  /** Its device lost it before it was sent (wiped, put back, its item deleted there). */
  mayBeLost: boolean;
}

export class Ledger {
  readonly words = new Map<string, Word>();
  /** Capitals, which no id has. */
  readonly #pattern = /W\d+Z/g;

  write(device: SimulatedDevice): Word {
    const word: Word = {
      text: `W${this.words.size}Z`,
      device: device.name,
      personId: device.person.id,
      itemId: "",
      isWritten: false,
      isAccepted: false,
      isAcknowledged: false,
      isRemovable: false,
      mayBeLost: false,
    };
    this.words.set(word.text, word);
    return word;
  }

  /** The words in a document's bytes or in text. */
  find(where: Uint8Array | string): Word[] {
    const text = typeof where === "string" ? where : Buffer.from(where).toString("latin1");
    return [...new Set(text.match(this.#pattern))].flatMap((found) => this.words.get(found) ?? []);
  }

  /** What a device has not brought to the server is lost with it. */
  lose(device: SimulatedDevice, itemIds?: ReadonlySet<string>): void {
    for (const word of this.words.values()) {
      if (word.device !== device.name || word.isAccepted) continue;
      if (!itemIds || itemIds.has(word.itemId)) word.mayBeLost = true;
    }
  }
}
