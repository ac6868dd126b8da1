/** The people list (S1.8): every member sees it; owners and admins add, import and delete. */
import { useMemo, useState } from "react";
import { ContactRound, FileUp, Plus, Trash2 } from "lucide-react";
import { listedPersonAnswer, nothing, type ListedPerson } from "../../../domain/organizations/answers.ts";
import { peoplePage, type PeoplePage } from "../../../domain/organizations/peopleList.ts";
import { useActNow } from "../../sync/session/index.ts";
import {
  Button,
  counted,
  EmptyState,
  ErrorState,
  FormDialog,
  IconButton,
  LongList,
  SearchField,
  showFailure,
  Skeleton,
  TextField,
  toast,
  useDelayed,
  useRested,
} from "../../ui/index.ts";
import { ImportPeopleDialog } from "./ImportPeopleDialog.tsx";
import type { Standing } from "./standing.ts";
import { usePages } from "../../sync/usePages.ts";

const rowPx = 52;
const pageOf = ({ people, total, next }: PeoplePage) => ({ rows: people, total, next });

export function PeoplePanel({ standing }: { standing: Standing }) {
  const { organization, can } = standing;
  const organizationId = organization.id;
  const ask = useActNow();
  const [typed, setTyped] = useState("");
  const [opened, setOpened] = useState<"add" | "import" | null>(null);
  const search = useRested(typed.trim());
  const question = useMemo(
    () => ({ action: "people.list", filter: { organizationId, search }, schema: peoplePage, pageOf }),
    [organizationId, search],
  );
  const { rows, total, failure, isReading, hasMore, readMore, reload } = usePages(question);
  const isSlow = useDelayed(!rows);
  const mayChange = can("addPeople");
  const remove = async ({ id: personId, name, address, department }: ListedPerson) => {
    if (!showFailure(await ask("people.delete", { personId }, nothing))) return;
    const putBack = async () => {
      const person = { organizationId, name, address, department };
      if (showFailure(await ask("people.add", person, listedPersonAnswer))) reload();
    };
    toast({
      message: `${name} is off the list.`,
      tone: "done",
      action: { label: "Undo", onAction: () => void putBack() },
    });
    reload();
  };
  const buttons = mayChange ? (
    <>
      <Button icon={Plus} onPress={() => setOpened("add")}>
        Add…
      </Button>
      <Button icon={FileUp} onPress={() => setOpened("import")}>
        Import CSV…
      </Button>
    </>
  ) : null;
  const isEmpty = rows?.length === 0 && search === "" && typed === "";
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2">
      {isEmpty ? (
        <EmptyState icon={ContactRound} isCompact title="No people yet" actions={buttons}>
          People this organization knows, with or without an account: a staff list, guests, suppliers.
        </EmptyState>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <SearchField
            label="Find people"
            placeholder="Name, e-mail or department"
            value={typed}
            onChange={setTyped}
            className="min-w-48 flex-1"
          />
          {buttons}
        </div>
      )}
      {failure ? <ErrorState title="The list could not be loaded" message={failure.message} onRetry={reload} /> : null}
      {!rows && isSlow && !failure ? <Skeleton lines={4} /> : null}
      {rows && total > 0 ? (
        <p className="text-1 tabular text-ink-2" role="status">
          {counted(total, "person", "people")}
          {search === "" ? "" : " found"}
        </p>
      ) : null}
      {rows?.length === 0 && !isEmpty ? (
        <EmptyState icon={ContactRound} isCompact title="Nobody found">
          Try fewer letters.
        </EmptyState>
      ) : null}
      {rows && rows.length > 0 ? (
        <LongList
          label="People"
          rows={rows}
          keyOf={({ id }) => id}
          nameOf={({ name }) => name}
          rowPx={rowPx}
          hasMore={hasMore}
          isReading={isReading}
          onMore={readMore}
          shows={[mayChange]}
        >
          {(person) => {
            const { name, address, department } = person;
            return (
              <>
                <span className="min-w-0 flex-1">
                  <span className="block truncate text-2 font-medium">{name}</span>
                  <span className="block truncate text-1 text-ink-2">
                    {department === "" ? address : `${address} · ${department}`}
                  </span>
                </span>
                {mayChange ? (
                  <IconButton label={`Delete ${name}`} icon={Trash2} onPress={() => void remove(person)} />
                ) : null}
              </>
            );
          }}
        </LongList>
      ) : null}
      {opened === "add" ? (
        <AddPersonDialog organizationId={organizationId} onClose={() => setOpened(null)} onAdded={reload} />
      ) : null}
      {opened === "import" ? (
        <ImportPeopleDialog organizationId={organizationId} onClose={() => setOpened(null)} onAdded={reload} />
      ) : null}
    </div>
  );
}

interface AddingProps {
  organizationId: string;
  onClose: () => void;
  onAdded: () => void;
}

function AddPersonDialog({ organizationId, onClose, onAdded }: AddingProps) {
  const ask = useActNow();
  const [name, setName] = useState("");
  const [address, setAddress] = useState("");
  const [department, setDepartment] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const add = async () => {
    const answer = await ask("people.add", { organizationId, name, address, department }, listedPersonAnswer);
    if (!answer.ok) {
      setProblem(answer.error.message);
      return;
    }
    onAdded();
    onClose();
  };
  return (
    <FormDialog
      title="Add a person"
      submitLabel="Add"
      canSubmit={name.trim() !== "" && address.trim() !== ""}
      onSubmit={() => void add()}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} autoFocus maxLength={200} />
      <TextField
        label="E-mail address"
        type="email"
        value={address}
        onChange={setAddress}
        {...(problem === null ? {} : { errorMessage: problem })}
      />
      <TextField label="Department (if you like)" value={department} onChange={setDepartment} maxLength={200} />
    </FormDialog>
  );
}
