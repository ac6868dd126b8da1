/** Permission sets of an organization: what some members may do besides their role. Made by who manages members, of what they hold. */
import { useState } from "react";
import { Pencil, Plus, Trash2 } from "lucide-react";
import {
  nothing,
  permissionSetAnswer,
  permissionSetList,
  type PermissionSetView,
} from "../../../domain/organizations/answers.ts";
import {
  capabilityNames,
  impliedCapabilities,
  mayGive,
  settableCapabilities,
} from "../../../domain/organizations/permissions.ts";
import { useActNow } from "../../sync/session/index.ts";
import {
  Button,
  Checkbox,
  confirm,
  FormDialog,
  ErrorState,
  IconButton,
  showFailure,
  Skeleton,
  TextField,
  useKeptFocus,
} from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";
import type { Standing } from "./standing.ts";
import { useAnswer } from "../../sync/useAnswer.ts";

export function PermissionSets({ standing }: { standing: Standing }) {
  const { organization, held } = standing;
  const ask = useActNow();
  const area = useKeptFocus<HTMLDivElement>();
  const sets = useAnswer("permissionSet.list", { organizationId: organization.id }, permissionSetList);
  const [edited, setEdited] = useState<PermissionSetView | "new" | null>(null);
  const remove = async (set: PermissionSetView) => {
    const isSure = await confirm({
      title: `Delete ${set.name}?`,
      message: "Whoever has it keeps their role and loses what it added.",
      confirmLabel: "Delete",
      isDanger: true,
    });
    if (!isSure) return;
    if (showFailure(await ask("permissionSet.delete", { permissionSetId: set.id }, nothing))) sets.reload();
  };
  return (
    <Section title="Permission sets">
      {sets.failure ? (
        <ErrorState title="They could not be loaded" message={sets.failure.message} onRetry={sets.reload} />
      ) : null}
      {!sets.value && !sets.failure ? <Skeleton lines={2} /> : null}
      <div ref={area} tabIndex={-1} className="outline-none">
        <ul aria-label="Permission sets" className="empty:hidden">
          {(sets.value ?? []).map((set) => (
            <li key={set.id}>
              <Setting
                title={set.name}
                control={
                  mayGive(held, set.capabilities) ? (
                    <>
                      <IconButton label={`Change ${set.name}`} icon={Pencil} onPress={() => setEdited(set)} />
                      <IconButton label={`Delete ${set.name}`} icon={Trash2} onPress={() => void remove(set)} />
                    </>
                  ) : null
                }
              >
                {set.capabilities.map((capability) => capabilityNames[capability]).join(" · ")}
              </Setting>
            </li>
          ))}
        </ul>
        <Setting
          title="More than a role"
          control={
            <Button icon={Plus} onPress={() => setEdited("new")}>
              New set…
            </Button>
          }
        >
          A set adds permissions to a member’s role, for good or for a time. Give it under Members, “Role and time…”.
        </Setting>
      </div>
      {edited === null ? null : (
        <SetDialog
          standing={standing}
          set={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={sets.reload}
        />
      )}
    </Section>
  );
}

interface SetDialogProps {
  standing: Standing;
  /** Null: a new one. */
  set: PermissionSetView | null;
  onClose: () => void;
  onSaved: () => void;
}

function SetDialog({ standing: { organization, held }, set, onClose, onSaved }: SetDialogProps) {
  const ask = useActNow();
  const [name, setName] = useState(set?.name ?? "");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(set?.capabilities));
  const [problem, setProblem] = useState<string | null>(null);
  const implied = new Set(
    settableCapabilities.filter((one) => chosen.has(one)).flatMap((one) => impliedCapabilities[one] ?? []),
  );
  const save = async () => {
    const input = { name: name.trim(), capabilities: settableCapabilities.filter((one) => chosen.has(one)) };
    const saved = await (set === null
      ? ask("permissionSet.create", { organizationId: organization.id, ...input }, permissionSetAnswer)
      : ask("permissionSet.update", { permissionSetId: set.id, ...input }, permissionSetAnswer));
    if (!saved.ok) {
      setProblem(saved.error.message);
      return;
    }
    onSaved();
    onClose();
  };
  return (
    <FormDialog
      title={set === null ? "New permission set" : `Change ${set.name}`}
      submitLabel="Save"
      canSubmit={name.trim() !== "" && chosen.size > 0}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        maxLength={100}
        {...(problem === null ? {} : { errorMessage: problem })}
      />
      <fieldset className="flex min-w-0 flex-col gap-1">
        <legend className="mb-1 text-1 font-medium text-ink-2">It allows</legend>
        {settableCapabilities.map((capability) => (
          <Checkbox
            key={capability}
            // Nobody gives what they do not hold; what another one needs comes with it.
            isDisabled={!held.has(capability) || implied.has(capability)}
            isSelected={chosen.has(capability) || implied.has(capability)}
            onChange={(isOn) =>
              setChosen(
                (before) => new Set(isOn ? [...before, capability] : [...before].filter((one) => one !== capability)),
              )
            }
          >
            {capabilityNames[capability]}
          </Checkbox>
        ))}
      </fieldset>
    </FormDialog>
  );
}
