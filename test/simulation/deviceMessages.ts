/** What a simulated device's thread and the run say to each other. */
import type { ItemId, ItemType } from "../../src/domain/items/types.ts";
import type { NewShare } from "../../src/renderer/sync/shareCommands.ts";

/** `disk` stays when the app is closed and can be put back to an earlier copy; `memory` is fast. */
export type StorageKind = "disk" | "memory";

export interface ItemOnDevice {
  readonly id: ItemId;
  readonly type: ItemType;
  readonly parentId: string;
  readonly ownerId: string;
  readonly trashedAt: number;
  readonly state: Uint8Array;
  readonly derived: unknown;
  /** The fields as screens show them now. */
  readonly shown: unknown;
}

export interface ShareOnDevice {
  readonly id: string;
  readonly ownerId: string;
  readonly recipientKind: string;
  readonly itemType: ItemType;
  readonly itemId: string | null;
  readonly status: string;
  readonly level: string;
  readonly isWish: boolean;
}

/** Everything on a device. */
export interface DeviceContent {
  readonly items: readonly ItemOnDevice[];
  readonly shares: readonly ShareOnDevice[];
  /** Who the person is, and what containers give, as the server said. */
  readonly records: readonly { readonly kind: string; readonly recordId: string; readonly data: unknown }[];
  readonly rescues: readonly { readonly id: string; readonly state: Uint8Array; readonly derived: unknown }[];
}

type ShareChange = { readonly level: string } | { readonly status: "accepted" | "declined" | "revoked" };

/** What the run asks of a device; the answers are in `deviceHost.ts`. `draw` seeds the choices made there. */
export type Ask =
  | { readonly op: "open"; readonly name: string; readonly storage: StorageKind; readonly personId: string }
  | {
      readonly op:
        | "signIn"
        | "signOut"
        | "restart"
        | "copyDisk"
        | "putBackDisk"
        | "connect"
        | "settled"
        | "pending"
        | "state";
    }
  | { readonly op: "close" | "finishEdits" | "undo" | "content" | "keepArchive" | "restoreArchive" | "shares" }
  | { readonly op: "wipe"; readonly restores: boolean }
  | { readonly op: "turns"; readonly count: number }
  | { readonly op: "create" | "edit"; readonly draw: number; readonly word: string }
  | { readonly op: "touchList"; readonly draw: number }
  | { readonly op: "items"; readonly onlyOwn: boolean }
  | { readonly op: "placeInCookbook"; readonly draw: number; readonly takesOut: boolean }
  | { readonly op: "act"; readonly action: string; readonly input: object }
  | { readonly op: "setTrashed"; readonly id: ItemId; readonly trashed: boolean }
  | { readonly op: "deleteForever"; readonly id: ItemId }
  | { readonly op: "share"; readonly wish: Omit<NewShare, "id" | "ownerId" | "sharedById"> }
  | { readonly op: "changeShare"; readonly id: string; readonly change: ShareChange };

export type ToDevice =
  | { readonly kind: "ask"; readonly n: number; readonly ask: Ask }
  | { readonly kind: "opened" | "closed"; readonly socket: number }
  | { readonly kind: "frame"; readonly socket: number; readonly frame: Uint8Array }
  | { readonly kind: "timer"; readonly timer: number };

export type FromDevice =
  | { readonly kind: "answer"; readonly n: number; readonly value: unknown }
  | { readonly kind: "failure"; readonly n: number; readonly message: string }
  | { readonly kind: "openSocket" | "closeSocket"; readonly socket: number }
  | { readonly kind: "send"; readonly socket: number; readonly frame: Uint8Array }
  | { readonly kind: "after"; readonly timer: number; readonly delayMs: number }
  | { readonly kind: "cancel"; readonly timer: number }
  | { readonly kind: "written"; readonly word: string; readonly ok: boolean };
