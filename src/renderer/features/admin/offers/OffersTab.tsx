import { shareableTypes } from "../../../../domain/sharing/share.ts";
import type { SharingSetup } from "../../../../domain/sharing/administration.ts";
import type { ChangeCatalog } from "../useSharingSetup.ts";
import { TypeOffers } from "./TypeOffers.tsx";

/** Which levels each type of item offers, and how. */
export function OffersTab({ setup, change }: { setup: SharingSetup; change: ChangeCatalog }) {
  return (
    <>
      <p className="text-2 text-pretty text-ink-2">
        What people can choose when they share. It is about what is shared from now on: who has something already keeps
        it, until it is revoked under Active shares.
      </p>
      {shareableTypes.map((itemType) => (
        <TypeOffers key={itemType} itemType={itemType} setup={setup} change={change} />
      ))}
    </>
  );
}
