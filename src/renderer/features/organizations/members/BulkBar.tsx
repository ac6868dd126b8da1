/** What can be done to the members that are chosen. */
import { Shield, UserMinus, UserPlus, X } from "lucide-react";
import type { Group } from "../../../../domain/organizations/answers.ts";
import { mayMoveRole } from "../../../../domain/organizations/membership.ts";
import { memberIdsAnswer } from "../../../../domain/organizations/memberList.ts";
import { roleNames, rolesOfKind } from "../../../../domain/organizations/roles.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { Button, confirm, counted, IconButton, Menu, ProgressBar, showFailure, toast } from "../../../ui/index.ts";
import type { Standing } from "../standing.ts";
import { RefusalDialog } from "./RefusalDialog.tsx";
import { useBulkChange } from "./useBulkChange.ts";
import type { AskedMembers } from "./useMembers.ts";

interface BulkBarProps {
  standing: Standing;
  groups: readonly Group[];
  asked: AskedMembers;
  /** How many match. */
  total: number;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  onDone: () => void;
}

/** All that match are chosen, also those nobody has scrolled to. */
export function useChooseAll(asked: AskedMembers, onChosen: (chosen: ReadonlySet<string>) => void) {
  const ask = useActNow();
  return async (): Promise<void> => {
    const found = await ask("member.ids", asked, memberIdsAnswer);
    if (!showFailure(found)) return;
    onChosen(new Set(found.value.ids));
    if (found.value.hasMore)
      toast({ message: `The first ${found.value.ids.length.toLocaleString()} are chosen: no more go at once.` });
  };
}

export function BulkBar({ standing, groups, asked, total, chosen, onChosen, onDone }: BulkBarProps) {
  const { organization } = standing;
  const bulk = useBulkChange(organization.id, onDone);
  const chooseAll = useChooseAll(asked, onChosen);
  const people = counted(chosen.size, "person", "people");
  const isBusy = bulk.progress !== null;
  const roles = rolesOfKind[organization.kind].filter(
    (role) => mayMoveRole(organization.kind, standing, null, { role, extra: [] }).ok,
  );
  const remove = async () => {
    const isSure = await confirm({
      title: `Take ${people} out of ${organization.name}?`,
      message:
        "What was shared with it disappears from their devices at the next contact. What is theirs stays theirs.",
      confirmLabel: `Take ${chosen.size.toLocaleString()} out`,
      isDanger: true,
    });
    if (isSure) await bulk.start([...chosen], { kind: "remove" });
  };
  return (
    <>
      {chosen.size === 0 && !isBusy ? null : (
        <div
          role="group"
          aria-label="With the chosen"
          className="flex flex-wrap items-center gap-2 rounded-md bg-accent-soft px-3 py-1.5"
        >
          <IconButton
            label="Choose nobody"
            icon={X}
            size="small"
            isDisabled={isBusy}
            onPress={() => onChosen(new Set())}
          />
          <span className="text-2 font-semibold tabular" role="status">
            {chosen.size.toLocaleString()} chosen
          </span>
          {chosen.size < total ? (
            <Button size="small" variant="quiet" isDisabled={isBusy} onPress={() => void chooseAll()}>
              Choose all {total.toLocaleString()}
            </Button>
          ) : null}
          <span className="flex flex-wrap gap-2 sm:ms-auto">
            <Menu
              label="Change role"
              icon={Shield}
              size="small"
              isDisabled={isBusy}
              items={roles.map((role) => ({
                id: role,
                label: roleNames[role],
                onAction: () => void bulk.start([...chosen], { kind: "role", role }),
              }))}
            >
              Role
            </Menu>
            {groups.length === 0 ? null : (
              <Menu
                label="Put into a group"
                icon={UserPlus}
                size="small"
                isDisabled={isBusy}
                items={groups.map(({ id, name }) => ({
                  id,
                  label: name,
                  onAction: () => void bulk.start([...chosen], { kind: "group", groupId: id }),
                }))}
              >
                Group
              </Menu>
            )}
            <Button size="small" variant="danger" icon={UserMinus} isDisabled={isBusy} onPress={() => void remove()}>
              Take out…
            </Button>
          </span>
          {bulk.progress === null ? null : (
            <ProgressBar
              className="basis-full"
              label="Changing members"
              value={bulk.progress.done}
              max={bulk.progress.all}
              valueText={`${bulk.progress.done.toLocaleString()} of ${bulk.progress.all.toLocaleString()}`}
              onCancel={bulk.cancel}
            />
          )}
        </div>
      )}
      {bulk.outcome === null ? null : <RefusalDialog outcome={bulk.outcome} onClose={bulk.close} />}
    </>
  );
}
