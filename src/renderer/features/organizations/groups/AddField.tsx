/** Who is put into a group: looked up among all members by the server, and among the other groups. */
import { useState } from "react";
import type { Group } from "../../../../domain/organizations/answers.ts";
import { bulkChangeAnswer, memberPage } from "../../../../domain/organizations/memberList.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { useAnswer } from "../../../sync/useAnswer.ts";
import { ComboBox, foldText, showFailure, toast, useRested } from "../../../ui/index.ts";
import type { Standing } from "../standing.ts";
import type { Act } from "./act.ts";

interface AddFieldProps {
  standing: Standing;
  group: Group;
  groups: readonly Group[];
  act: Act;
  onChange: () => void;
  onDone: () => void;
}

export function AddField({ standing, group, groups, act, onChange, onDone }: AddFieldProps) {
  const ask = useActNow();
  const [text, setText] = useState("");
  const search = useRested(text.trim());
  const organizationId = standing.organization.id;
  const found = useAnswer("member.list", { organizationId, search, limit: 20 }, memberPage).value?.members ?? [];
  const inIt = new Set([group.id, ...group.groups.map(({ id }) => id)]);
  const others = groups.filter(({ id, name }) => !inIt.has(id) && foldText(name).includes(foldText(search)));
  const options = [
    ...found.map(({ personId, name, address }) => ({
      id: `person:${personId}`,
      label: address ? `${name}, ${address}` : name,
    })),
    ...others.map(({ id, name }) => ({ id: `group:${id}`, label: `Group ${name}` })),
  ];
  // Whoever is in it already keeps what they have in it.
  const addPerson = async (personId: string): Promise<void> => {
    const change = { kind: "group", groupId: group.id };
    const added = await ask("member.changeMany", { organizationId, personIds: [personId], change }, bulkChangeAnswer);
    if (!showFailure(added)) return;
    const [refused] = added.value.refused;
    if (refused) toast({ message: refused.message, tone: "problem" });
    else if (added.value.unchanged > 0) toast({ message: `They are in ${group.name} already.` });
    onChange();
    onDone();
  };
  return (
    <ComboBox
      label={`Who comes into ${group.name}`}
      placeholder={standing.can("manageMembers") ? "Name, e-mail or group" : "Name or group"}
      className="mb-2"
      options={options}
      filters={false}
      inputValue={text}
      onInputChange={setText}
      onPick={(key) => {
        setText("");
        const [memberKind, ...rest] = key.split(":");
        const memberId = rest.join(":");
        void (memberKind === "person"
          ? addPerson(memberId)
          : act("group.add", { groupId: group.id, memberKind: "group", memberId }).then(onDone));
      }}
    />
  );
}
