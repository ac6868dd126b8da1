/** Whom a campaign goes to, with how many that are now. */
import { useState } from "react";
import { z } from "zod";
import { groupAnswer } from "../../../domain/organizations/answers.ts";
import type { CampaignAudience } from "../../../domain/organizations/campaigns/contract.ts";
import { roleNames, rolesOfKind } from "../../../domain/organizations/roles.ts";
import type { OrganizationRecord } from "../../../domain/records/kinds.ts";
import { readAddresses } from "../../../domain/sharing/typedAddresses.ts";
import { useAnswer } from "../../sync/useAnswer.ts";
import { Checkbox, TextArea } from "../../ui/index.ts";
import { AudiencePreview } from "./AudiencePreview.tsx";

interface AudienceFieldsProps {
  organization: OrganizationRecord;
  itemId: string | null;
  audience: CampaignAudience;
  onChange: (audience: CampaignAudience) => void;
}

const groupsAnswer = z.array(groupAnswer);

function toggled<Value>(all: readonly Value[], one: Value, isIn: boolean): Value[] {
  return isIn ? [...all, one] : all.filter((other) => other !== one);
}

export function AudienceFields({ organization, itemId, audience, onChange }: AudienceFieldsProps) {
  const organizationId = organization.id;
  const [typed, setTyped] = useState(audience.addresses.join("\n"));
  const groups = useAnswer("group.list", { organizationId }, groupsAnswer).value ?? [];
  const set = (part: Partial<CampaignAudience>): void => onChange({ ...audience, ...part });
  const { members, people, roles } = audience;
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-4">
      <legend className="px-1 text-2 font-semibold">Who receives it</legend>
      <div className="flex flex-col gap-1">
        <Checkbox isSelected={members} onChange={(isIn) => set({ members: isIn })}>
          Every member of {organization.name}
        </Checkbox>
        {organization.kind === "team" ? (
          <Checkbox isSelected={people} onChange={(isIn) => set({ people: isIn })}>
            Everybody on the people list
          </Checkbox>
        ) : null}
      </div>
      {members ? null : (
        <div role="group" aria-label="Roles">
          <p className="text-1 text-ink-2">Members by role</p>
          <div className="flex flex-wrap gap-x-5">
            {rolesOfKind[organization.kind].map((role) => (
              <Checkbox
                key={role}
                isSelected={roles.includes(role)}
                onChange={(isIn) => set({ roles: toggled(roles, role, isIn) })}
              >
                {roleNames[role]}
              </Checkbox>
            ))}
          </div>
        </div>
      )}
      {members || groups.length === 0 ? null : (
        <div role="group" aria-label="Groups">
          <p className="text-1 text-ink-2">Groups</p>
          <div className="flex flex-wrap gap-x-5">
            {groups.map(({ id, name }) => (
              <Checkbox
                key={id}
                isSelected={audience.groups.includes(id)}
                onChange={(isIn) => set({ groups: toggled(audience.groups, id, isIn) })}
              >
                {name}
              </Checkbox>
            ))}
          </div>
        </div>
      )}
      <TextArea
        label="And these e-mail addresses"
        placeholder="yan@example.org, zoe@example.org"
        value={typed}
        rows={2}
        onChange={(text) => {
          setTyped(text);
          const { addresses, rest } = readAddresses(text);
          set({ addresses: [...addresses, ...rest] });
        }}
      />
      <AudiencePreview organizationId={organizationId} audience={audience} itemId={itemId} />
    </fieldset>
  );
}
