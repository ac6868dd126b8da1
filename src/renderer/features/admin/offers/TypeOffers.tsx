import type { ItemType } from "../../../../domain/items/types.ts";
import type { SharingSetup } from "../../../../domain/sharing/administration.ts";
import { isShareable, offerLines, withSharing } from "../../../../domain/sharing/catalogEdits.ts";
import { showFailure, Switch } from "../../../ui/index.ts";
import { Section } from "../../../ui/SettingSection.tsx";
import type { ChangeCatalog } from "../useSharingSetup.ts";
import { typeWords } from "../words.ts";
import { OfferRow } from "./OfferRow.tsx";

interface TypeOffersProps {
  itemType: ItemType;
  setup: SharingSetup;
  change: ChangeCatalog;
}

export function TypeOffers({ itemType, setup, change }: TypeOffersProps) {
  const { catalog, drivers } = setup;
  const lines = offerLines(catalog, itemType);
  const isOn = isShareable(catalog, itemType);
  const name = typeWords[itemType];
  const share = async (next: boolean): Promise<void> => {
    showFailure(await change((before) => withSharing(before, itemType, next)));
  };
  return (
    <Section title={name}>
      <Switch isSelected={isOn} onChange={(next) => void share(next)}>
        {name} can be shared
      </Switch>
      {isOn ? (
        <ol aria-label={`Levels of ${name.toLowerCase()}, in order`} className="mt-1">
          {lines.map((line, at) => (
            <OfferRow
              key={line.level.id}
              line={line}
              place={{ isFirst: at === 0, isLast: at === lines.length - 1 }}
              drivers={drivers}
              change={change}
            />
          ))}
        </ol>
      ) : (
        <p className="text-1 text-ink-2">Nobody can share {name.toLowerCase()} now, nor make a link to them.</p>
      )}
    </Section>
  );
}
