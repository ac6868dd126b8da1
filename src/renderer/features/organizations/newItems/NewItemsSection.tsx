/** What a household shares by itself: for whoever manages it which kinds and at which level, and for each member whether they take part. */
import { nothing, organizationAnswer } from "../../../../domain/organizations/answers.ts";
import { levelsForNewItems, usualNewItems, type NewItems } from "../../../../domain/organizations/newItems.ts";
import { shareableTypes } from "../../../../domain/sharing/share.ts";
import { levelName } from "../../../access/index.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { useCatalog } from "../../../sync/usePermission.ts";
import { Button, ProgressBar, Select, showFailure, Switch } from "../../../ui/index.ts";
import { Section, Setting } from "../../../ui/SettingSection.tsx";
import type { Standing } from "../standing.ts";
import { useChosen } from "./useChosen.ts";
import { useEarlier } from "./useEarlier.ts";
import { kindsShared, kindWords } from "./words.ts";

export function NewItemsSection({ standing }: { standing: Standing }) {
  const { organization, can } = standing;
  const { id: organizationId, name } = organization;
  const ask = useActNow();
  const { levels } = useCatalog();
  const stored: NewItems | null = organization.newItems && {
    types: organization.newItems.types,
    level: organization.newItems.level,
  };
  const { value: newItems, choose, forget } = useChosen(stored);
  const set = async (wish: NewItems | null) => {
    choose(wish);
    if (!showFailure(await ask("newItems.set", { organizationId, newItems: wish }, organizationAnswer))) forget();
  };
  return (
    <Section title="What members make">
      <Setting
        title="Share what members make"
        control={
          can("manageSettings") ? (
            <Switch
              aria-label="Share what members make"
              isSelected={newItems !== null}
              onChange={(isOn) => void set(isOn ? usualNewItems : null)}
            />
          ) : null
        }
      >
        {newItems === null
          ? "Nothing is shared by itself: each shares what they want."
          : `Shared with ${name} as soon as a member makes it: ${kindsShared(newItems.types)} (${levelName(newItems.level, levels).toLowerCase()}). It stays its maker’s, who can keep one thing private, or all.`}
      </Setting>
      {newItems !== null && can("manageSettings") ? (
        <Terms newItems={newItems} onChange={(next) => void set(next)} />
      ) : null}
      {organization.newItems === null ? null : <Mine standing={standing} isMine={organization.newItems.isMine} />}
    </Section>
  );
}

function Terms({ newItems, onChange }: { newItems: NewItems; onChange: (next: NewItems) => void }) {
  const catalog = useCatalog();
  const offered = levelsForNewItems(catalog, newItems.types);
  return (
    <>
      <Setting title="Kinds" control={null}>
        <span role="group" aria-label="Kinds that are shared" className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-ink">
          {shareableTypes.map((type) => {
            const isOn = newItems.types.includes(type);
            // In the order they are shown in, whichever was switched last.
            const changed = shareableTypes.filter((one) => (one === type ? !isOn : newItems.types.includes(one)));
            return (
              <Switch
                key={type}
                isSelected={isOn}
                // Without any kind it is switched off as a whole.
                isDisabled={changed.length === 0}
                onChange={() => onChange({ ...newItems, types: changed })}
              >
                <span className="first-letter:uppercase">{kindWords[type].many}</span>
              </Switch>
            );
          })}
        </span>
      </Setting>
      <Setting
        title="What others can do"
        control={
          <Select
            label="What others can do"
            hideLabel
            options={offered.map(({ id, name }) => ({ id, label: name }))}
            value={newItems.level}
            onChange={(level) => onChange({ ...newItems, level })}
          />
        }
      >
        With what is made from now on. What is shared already stays as it is.
      </Setting>
    </>
  );
}

function Mine({ standing: { organization }, isMine }: { standing: Standing; isMine: boolean }) {
  const ask = useActNow();
  const { id: organizationId, name } = organization;
  const { value, choose, forget } = useChosen(isMine);
  const change = async (takesPart: boolean) => {
    choose(takesPart);
    if (!showFailure(await ask("newItems.takePart", { organizationId, takesPart }, nothing))) forget();
  };
  const title = `Share what I make with ${name}`;
  return (
    <>
      <Setting
        title={title}
        control={<Switch aria-label={title} isSelected={value} onChange={(isOn) => void change(isOn)} />}
      >
        For you alone, from now on. What is shared already stays so until you take it back: open it, Share, and remove{" "}
        {name}. It is not shared again by itself.
      </Setting>
      {isMine ? <Earlier standing={{ organization }} /> : null}
    </>
  );
}

function Earlier({ standing: { organization } }: { standing: Pick<Standing, "organization"> }) {
  const { count, words, share, progress, cancel } = useEarlier(organization);
  if (count === 0 && progress === null) return null;
  return (
    <Setting
      title="Share what I have already"
      control={progress ? null : <Button onPress={() => void share()}>Share it</Button>}
    >
      {progress ? (
        <ProgressBar
          label="Sharing"
          value={progress.done}
          max={progress.all}
          valueText={`${progress.done.toLocaleString()} of ${progress.all.toLocaleString()}`}
          onCancel={cancel}
        />
      ) : (
        `${words} that ${organization.name} never had.`
      )}
    </Setting>
  );
}
