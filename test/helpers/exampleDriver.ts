/** The example of docs/sharing-drivers.md. */
import { fail, ok, type Result } from "../../src/domain/result.ts";
import type { EffectivePermission } from "../../src/domain/sharing/authorize.ts";
import type { ShareWish } from "../../src/domain/sharing/share.ts";
import { SharingDriver } from "../../sync-server/engine/sharing/drivers.ts";
import type { Work } from "../../sync-server/engine/work.ts";
import type { StoreTransaction } from "../../sync-server/store/ports.ts";
import type { ItemHeadRow } from "../../sync-server/store/ports/items.ts";
import type { ShareRow } from "../../sync-server/store/ports/shares.ts";

/** A driver that keeps a log, refuses levels above viewing for addresses outside, and lets outsiders look alone. */
export class HouseRulesDriver extends SharingDriver {
  readonly log: string[] = [];
  readonly #domain: string;

  constructor(domain: string) {
    super("Untitled list");
    this.#domain = domain;
  }

  #isOutside(address: string): boolean {
    return !address.toLowerCase().endsWith(`@${this.#domain}`);
  }

  override async validateShare(_work: Work, wish: ShareWish): Promise<Result<ShareWish>> {
    this.log.push(`validate ${wish.level}`);
    if (wish.recipient.kind === "person" && this.#isOutside(wish.recipient.address) && wish.level !== "view") {
      return fail("share_level", `Outside ${this.#domain} this can be looked at only.`);
    }
    return ok(wish);
  }

  override async onShareCreated(_work: Work, share: ShareRow): Promise<void> {
    this.log.push(`created ${share.recipientAddress}`);
  }

  override async onShareAccepted(_work: Work, share: ShareRow): Promise<void> {
    this.log.push(`accepted ${share.recipientAddress}`);
  }

  override async onShareRevoked(_work: Work, share: ShareRow): Promise<void> {
    this.log.push(`revoked ${share.recipientAddress}`);
  }

  /** Only narrows: whatever an outsider was given, also through a group or a cookbook, they look. */
  override async resolveEffectivePermission(
    tx: StoreTransaction,
    _item: ItemHeadRow,
    personId: string | null,
    found: EffectivePermission | null,
  ): Promise<EffectivePermission | null> {
    if (found === null || found.source === "owner") return found;
    const addresses = personId === null ? [] : await tx.people.addressesOf(personId);
    if (addresses.some(({ address }) => !this.#isOutside(address))) return found;
    return { ...found, level: "view", levels: ["view"], actions: new Set(["view"]), canReshare: false };
  }
}
