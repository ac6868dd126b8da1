import { useState } from "react";
import { personColors, type AccountAnswer, type PersonColor } from "../../../domain/accounts/contract.ts";
import { useSession } from "../../sync/session/index.ts";
import { Avatar, Button, Select, showFailure, TextField, toast } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";

const colorNames: Record<PersonColor, string> = {
  neutral: "Grey",
  amber: "Amber",
  sky: "Blue",
  herb: "Green",
  accent: "Tomato",
  rose: "Rose",
};
const options = personColors.map((id) => ({ id, label: colorNames[id] }));

/** Name and colour, as others see them. */
export function PersonSection({ person, onChange }: { person: AccountAnswer["person"]; onChange: () => void }) {
  const { session } = useSession();
  const [name, setName] = useState(person.name);
  const change = async (body: { readonly name?: string; readonly color?: PersonColor }) => {
    const changed = await session.client.changeProfile(body);
    if (!showFailure(changed) || !changed.ok) return;
    session.changed(changed.value);
    onChange();
    toast({ message: "Changed.", tone: "done" });
  };
  const isChanged = name.trim() !== "" && name.trim() !== person.name;
  return (
    <Section title="You">
      <Setting
        title="Name"
        control={
          <>
            <Avatar name={person.name} size={32} />
            <TextField label="Name" hideLabel value={name} onChange={setName} autoComplete="name" className="w-48" />
            <Button isDisabled={!isChanged} onPress={() => void change({ name })}>
              Save
            </Button>
          </>
        }
      >
        Shown to people you share with.
      </Setting>
      <Setting
        title="Colour"
        control={
          <Select
            label="Colour"
            hideLabel
            options={options}
            value={person.color}
            onChange={(color) => void change({ color })}
          />
        }
      >
        Marks you where several people work on the same thing.
      </Setting>
    </Section>
  );
}
