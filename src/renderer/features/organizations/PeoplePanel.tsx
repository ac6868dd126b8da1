/** The people list (S1.8): every member sees it; owners and admins add, import and delete. */
import { useState } from "react";
import { ContactRound, FileUp, Plus, Trash2 } from "lucide-react";
import { listedPersonAnswer, nothing, peoplePage } from "../../../domain/organizations/answers.ts";
import { useActNow } from "../../sync/session/index.ts";
import {
  Button,
  Dialog,
  EmptyState,
  ErrorState,
  IconButton,
  SearchField,
  showFailure,
  Skeleton,
  TextField,
  toast,
} from "../../ui/index.ts";
import { ImportPeopleDialog } from "./ImportPeopleDialog.tsx";
import type { Standing } from "./standing.ts";
import { useAnswer } from "../../sync/useAnswer.ts";

const pageSize = 100;

export function PeoplePanel({ standing }: { standing: Standing }) {
  const { organization, can } = standing;
  const organizationId = organization.id;
  const ask = useActNow();
  const [search, setSearch] = useState("");
  const [offset, setOffset] = useState(0);
  const [opened, setOpened] = useState<"add" | "import" | null>(null);
  const query = { organizationId, search: search.trim(), limit: pageSize, offset };
  const { value, failure, reload } = useAnswer("people.list", query, peoplePage);
  const mayChange = can("addPeople");
  const remove = async (personId: string, name: string) => {
    if (!showFailure(await ask("people.delete", { personId }, nothing))) return;
    toast({ message: `${name} is off the list.`, tone: "done" });
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
  const isEmpty = value?.total === 0 && search.trim() === "";
  return (
    <>
      {isEmpty ? (
        <EmptyState icon={ContactRound} isCompact title="No people yet" actions={buttons}>
          People this organization knows, with or without an account: a staff list, guests, suppliers.
        </EmptyState>
      ) : (
        <div className="mb-2 flex flex-wrap items-center gap-2">
          <SearchField
            label="Find people"
            placeholder="Name, e-mail or department"
            value={search}
            onChange={(text) => {
              setSearch(text);
              setOffset(0);
            }}
            className="min-w-48 flex-1"
          />
          {buttons}
        </div>
      )}
      {failure ? <ErrorState title="The list could not be loaded" message={failure.message} onRetry={reload} /> : null}
      {!value && !failure ? <Skeleton lines={4} /> : null}
      {value?.total === 0 && !isEmpty ? <p className="py-4 text-2 text-ink-2">Nobody found.</p> : null}
      <ul>
        {value?.people.map(({ id, name, address, department }) => (
          <li key={id} className="flex min-h-12 items-center gap-3 border-b border-line py-1.5 last:border-0">
            <span className="min-w-0 flex-1">
              <span className="block truncate text-2 font-medium">{name}</span>
              <span className="block truncate text-1 text-ink-2">
                {department === "" ? address : `${address} · ${department}`}
              </span>
            </span>
            {mayChange ? (
              <IconButton label={`Delete ${name}`} icon={Trash2} onPress={() => void remove(id, name)} />
            ) : null}
          </li>
        ))}
      </ul>
      {value && value.total > pageSize ? (
        <div className="mt-3 flex items-center gap-3 text-1 text-ink-2">
          <Button size="small" isDisabled={offset === 0} onPress={() => setOffset(offset - pageSize)}>
            Before
          </Button>
          <span className="tabular">
            {offset + 1}–{Math.min(offset + pageSize, value.total)} of {value.total}
          </span>
          <Button
            size="small"
            isDisabled={offset + pageSize >= value.total}
            onPress={() => setOffset(offset + pageSize)}
          >
            Next
          </Button>
        </div>
      ) : null}
      {opened === "add" ? (
        <AddPersonDialog organizationId={organizationId} onClose={() => setOpened(null)} onAdded={reload} />
      ) : null}
      {opened === "import" ? (
        <ImportPeopleDialog organizationId={organizationId} onClose={() => setOpened(null)} onAdded={reload} />
      ) : null}
    </>
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
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="small"
      title="Add a person"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={name.trim() === "" || address.trim() === ""} onPress={() => void add()}>
            Add
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TextField label="Name" value={name} onChange={setName} autoFocus maxLength={200} />
        <TextField
          label="E-mail address"
          type="email"
          value={address}
          onChange={setAddress}
          {...(problem === null ? {} : { errorMessage: problem })}
        />
        <TextField label="Department (if you like)" value={department} onChange={setDepartment} maxLength={200} />
      </div>
    </Dialog>
  );
}
