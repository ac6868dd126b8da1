import { ArrowDown, ArrowUp, SlidersHorizontal } from "lucide-react";
import type { Offer, SharingCatalog } from "../../../../domain/sharing/catalog.ts";
import { withOffer, withOfferMoved, type OfferLine } from "../../../../domain/sharing/catalogEdits.ts";
import { Chip, cx, IconButton, Menu, showFailure, Switch, type MenuItems } from "../../../ui/index.ts";
import { LevelMark } from "../levels/LevelMark.tsx";
import type { ChangeCatalog } from "../useSharingSetup.ts";
import { typeWords } from "../words.ts";

interface OfferRowProps {
  line: OfferLine;
  place: { readonly isFirst: boolean; readonly isLast: boolean };
  drivers: readonly string[];
  change: ChangeCatalog;
}

/** One level of a type: whether it is offered, how, and where in the order. */
export function OfferRow({ line: { level, offer }, place, drivers, change }: OfferRowProps) {
  const where = typeWords[offer.itemType].toLowerCase();
  const save = async (apply: (catalog: SharingCatalog) => SharingCatalog): Promise<void> => {
    showFailure(await change(apply));
  };
  const set = (part: Partial<Offer>): Promise<void> =>
    save((catalog) => withOffer(catalog, offer.itemType, level.id, part));
  const move = (by: -1 | 1): Promise<void> => save((catalog) => withOfferMoved(catalog, offer.itemType, level.id, by));
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0">
      <Switch
        aria-label={`Offer ${level.name} for ${where}`}
        isSelected={offer.isEnabled}
        onChange={(isEnabled) => void set({ isEnabled })}
      />
      <LevelMark level={level} />
      <span className={cx("min-w-0 flex-1 basis-40", !offer.isEnabled && "text-ink-2")}>
        <span className="block text-2 font-semibold wrap-anywhere">{level.name}</span>
        <span className="block text-1 text-pretty wrap-anywhere text-ink-2">{level.description}</span>
      </span>
      <span className="flex flex-wrap items-center gap-1.5">
        {offer.isEnabled && offer.isDefault ? <Chip tone="herb">Chosen beforehand</Chip> : null}
        {offer.isEnabled && offer.requiresApproval ? <Chip tone="amber">Owner approves</Chip> : null}
        {offer.isEnabled && offer.allowsPublic ? <Chip tone="sky">In links</Chip> : null}
        {offer.isEnabled && offer.driver !== null ? <Chip>{`Driver: ${offer.driver}`}</Chip> : null}
      </span>
      <span className="ms-auto flex items-center">
        <IconButton
          label={`Move ${level.name} up for ${where}`}
          icon={ArrowUp}
          isDisabled={place.isFirst}
          onPress={() => void move(-1)}
        />
        <IconButton
          label={`Move ${level.name} down for ${where}`}
          icon={ArrowDown}
          isDisabled={place.isLast}
          onPress={() => void move(1)}
        />
        <Menu
          label={`How ${level.name} is offered for ${where}`}
          icon={SlidersHorizontal}
          isDisabled={!offer.isEnabled}
          items={choices(offer, level.isPublic, drivers, set)}
        />
      </span>
    </li>
  );
}

function choices(
  offer: Offer,
  isForLinks: boolean,
  drivers: readonly string[],
  set: (part: Partial<Offer>) => Promise<void>,
): MenuItems {
  return [
    {
      id: "default",
      label: "Chosen beforehand",
      isChecked: offer.isDefault,
      onAction: () => void set({ isDefault: !offer.isDefault }),
    },
    {
      id: "approval",
      label: "The owner approves what others share",
      isChecked: offer.requiresApproval,
      onAction: () => void set({ requiresApproval: !offer.requiresApproval }),
    },
    {
      id: "links",
      label: isForLinks ? "May go into links" : "May go into links (not at this level)",
      isChecked: offer.allowsPublic,
      isDisabled: !isForLinks,
      onAction: () => void set({ allowsPublic: !offer.allowsPublic }),
    },
    {
      group: "Driver",
      items: [null, ...drivers].map((driver) => ({
        id: `driver.${driver ?? ""}`,
        label: driver ?? "The type’s own",
        isChecked: offer.driver === driver,
        onAction: () => void set({ driver }),
      })),
    },
  ];
}
