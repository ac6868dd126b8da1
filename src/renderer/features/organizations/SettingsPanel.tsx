/** What an organization is called, what it subscribes to, and its end. */
import { LogOut } from "lucide-react";
import { nothing, organizationAnswer } from "../../../domain/organizations/answers.ts";
import { nameOfRole } from "../../../domain/organizations/roles.ts";
import { useActNow } from "../../sync/session/index.ts";
import { Banner, Button, confirm, counted, navigate, paths, promptText, showFailure, toast } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";
import { NewItemsSection } from "./newItems/NewItemsSection.tsx";
import { PermissionSets } from "./PermissionSets.tsx";
import type { Standing } from "./standing.ts";
import { useLeave } from "./useLeave.ts";

export function SettingsPanel({ standing }: { standing: Standing }) {
  const { organization, can } = standing;
  const ask = useActNow();
  const leave = useLeave(organization);
  const isSupport = organization.support.some(({ personId }) => personId === standing.personId);
  const { id: organizationId, name, plan, isPaid, paidUntil, seats, people } = organization;
  const rename = async () => {
    const wanted = await promptText({
      title: `Rename ${name}`,
      label: "Name",
      confirmLabel: "Rename",
      initialValue: name,
      maxLength: 200,
    });
    if (wanted === null || wanted === name) return;
    const answer = await ask("organization.update", { organizationId, name: wanted }, organizationAnswer);
    if (showFailure(answer)) toast({ message: "Renamed.", tone: "done" });
  };
  const remove = async () => {
    const isSure = await confirm({
      title: `Delete ${name}?`,
      message:
        "Everybody is out of it, and what was shared with it disappears from their devices. What belongs to a person stays theirs.",
      confirmLabel: "Delete for ever",
      isDanger: true,
      typedWord: "delete",
    });
    if (!isSure) return;
    if (showFailure(await ask("organization.delete", { organizationId }, nothing))) navigate(paths.recipes);
  };
  const end =
    paidUntil === null ? "" : `, until ${new Date(paidUntil).toLocaleDateString(undefined, { dateStyle: "long" })}`;
  const taken = seats === null ? "" : ` · ${people} of ${counted(seats, "seat", "seats")} taken`;
  return (
    <>
      <Section title="Organization">
        <Setting
          title={name}
          control={can("manageSettings") ? <Button onPress={() => void rename()}>Rename…</Button> : null}
        >
          {organization.kind === "household" ? "A household" : "A team"}
        </Setting>
      </Section>
      {organization.kind === "household" ? <NewItemsSection standing={standing} /> : null}
      {/* A household trusts whom it lets in; roles are enough there. */}
      {organization.kind === "team" && can("manageMembers") ? <PermissionSets standing={standing} /> : null}
      <Section title="Subscription">
        <Setting title={isPaid ? `${plan}${end}` : "Free"} control={null}>
          {isPaid
            ? `Shares that need a subscription work${taken}.`
            : "Everything works. Shares that need a subscription wait until there is one."}
        </Setting>
        {/* Only for who can do something about it (S1.13). */}
        {can("manageBilling") && !isPaid ? (
          <Banner tone="sky" title="Subscribe">
            Whoever runs this server sets the subscription. Tell them this id:{" "}
            <code className="select-all">{organizationId}</code>
          </Banner>
        ) : null}
      </Section>
      <Section title="End">
        {/* Among many nobody should have to look for themselves; support access is ended above. */}
        {isSupport ? null : (
          <Setting
            title={`Leave ${name}`}
            control={
              <Button icon={LogOut} onPress={() => void leave()}>
                Leave…
              </Button>
            }
          >
            You are in it as {nameOfRole(organization.role).toLowerCase()}. What was shared with it is not on your
            devices then.
          </Setting>
        )}
        {can("isOwner") ? (
          <Setting
            title={`Delete ${name}`}
            control={
              <Button variant="danger" onPress={() => void remove()}>
                Delete…
              </Button>
            }
          >
            Everybody is out of it, and nothing is shared with it any more.
          </Setting>
        ) : null}
      </Section>
    </>
  );
}
