/** A people list from a CSV file: which column is what, what it gives, what is wrong by line; all of it or nothing. */
import { useMemo, useState } from "react";
import { importAnswer } from "../../../domain/organizations/answers.ts";
import {
  guessPeopleMapping,
  readPeople,
  type PeopleMapping,
  type PeopleProblem,
} from "../../../domain/organizations/peopleCsv.ts";
import { ok, type Result } from "../../../domain/result.ts";
import { decodeCsv, readCsv, type CsvFile } from "../../../domain/tables/csvRead.ts";
import { useActNow } from "../../sync/session/index.ts";
import {
  Banner,
  Button,
  chooseFile,
  counted,
  Dialog,
  readBytes,
  Select,
  showFailure,
  Switch,
  toast,
} from "../../ui/index.ts";

interface OpenedFile extends Pick<CsvFile, "rows" | "lines" | "columnCount"> {
  readonly name: string;
  readonly text: string;
}

/** Rows and problems shown; the count says how many there are. */
const shownRows = 5;
const shownProblems = 50;

async function openFile(): Promise<Result<OpenedFile>> {
  const chosen = await chooseFile(".csv,text/csv,text/plain");
  if (!chosen.ok) return chosen;
  const file = chosen.value;
  const bytes = await readBytes(file);
  if (!bytes.ok) return bytes;
  const decoded = decodeCsv(bytes.value);
  if (!decoded.ok) return decoded;
  const read = readCsv(decoded.value.text);
  if (!read.ok) return read;
  const { rows, lines, columnCount } = read.value;
  return ok({ name: file.name, text: decoded.value.text, rows, lines, columnCount });
}

export function ImportPeopleDialog({
  organizationId,
  onClose,
  onAdded,
}: {
  organizationId: string;
  onClose: () => void;
  onAdded: () => void;
}) {
  const ask = useActNow();
  const [file, setFile] = useState<OpenedFile | null>(null);
  const [mapping, setMapping] = useState<PeopleMapping | null>(null);
  const [refused, setRefused] = useState<readonly PeopleProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const read = useMemo(() => (file && mapping ? readPeople(file, mapping, new Set<string>()) : null), [file, mapping]);
  const choose = async () => {
    const opened = await openFile();
    if (!showFailure(opened)) return;
    const { rows, columnCount } = opened.value;
    // The same file, mended: its columns are what they were said to be.
    const isSame = rows[0]?.join("\n") === file?.rows[0]?.join("\n") && columnCount === file?.columnCount;
    if (!isSame) setMapping(guessPeopleMapping(rows));
    setFile(opened.value);
    setRefused([]);
  };
  const change = (part: Partial<PeopleMapping>) => {
    if (mapping) setMapping({ ...mapping, ...part });
    setRefused([]);
  };
  const add = async () => {
    if (!file || !mapping) return;
    setBusy(true);
    const answer = await ask("people.importCsv", { organizationId, text: file.text, mapping }, importAnswer);
    setBusy(false);
    if (!showFailure(answer)) return;
    if (answer.value.problems.length > 0) {
      setRefused(answer.value.problems);
      return;
    }
    toast({ message: `${counted(answer.value.added, "person", "people")} added.`, tone: "done" });
    onAdded();
    onClose();
  };
  const problems = refused.length > 0 ? refused : read?.ok ? read.value.problems : [];
  const people = read?.ok ? read.value.people : [];
  const columns = Array.from({ length: file?.columnCount ?? 0 }, (_, index) => ({
    id: String(index),
    label: (mapping?.hasHeader ? file?.rows[0]?.[index] : undefined)?.trim() || `Column ${index + 1}`,
  }));
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="Import people"
      subtitle={file?.name ?? "A CSV file with names and e-mail addresses, up to 10,000 people."}
      isDismissable={false}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {file ? (
            <Button
              variant="primary"
              isDisabled={isBusy || people.length === 0 || problems.length > 0}
              onPress={() => void add()}
            >
              {isBusy ? "One moment…" : `Add ${counted(people.length, "person", "people")}`}
            </Button>
          ) : (
            <Button variant="primary" onPress={() => void choose()}>
              Choose a file…
            </Button>
          )}
        </>
      }
    >
      {file && mapping ? (
        <div className="flex flex-col gap-4">
          <div className="grid gap-3 sm:grid-cols-3">
            <Select
              label="Name"
              options={columns}
              value={String(mapping.name)}
              onChange={(id) => change({ name: Number(id) })}
            />
            <Select
              label="E-mail address"
              options={columns}
              value={String(mapping.address)}
              onChange={(id) => change({ address: Number(id) })}
            />
            <Select
              label="Department"
              options={[{ id: "none", label: "None" }, ...columns]}
              value={mapping.department === null ? "none" : String(mapping.department)}
              onChange={(id) => change({ department: id === "none" ? null : Number(id) })}
            />
          </div>
          <Switch isSelected={mapping.hasHeader} onChange={(hasHeader) => change({ hasHeader })}>
            The first line has the names of the columns
          </Switch>
          {read && !read.ok ? <Banner tone="rose">{read.error.message}</Banner> : null}
          {problems.length > 0 ? (
            <Banner
              tone="rose"
              title={
                problems.length === 1 ? "One line is wrong" : `${problems.length.toLocaleString()} lines are wrong`
              }
            >
              Nobody is added until every line is right. Correct the file and choose it again.
              <ul className="mt-2 max-h-40 overflow-y-auto">
                {problems.slice(0, shownProblems).map(({ line, message }) => (
                  <li key={line}>
                    Line {line}: {message}
                  </li>
                ))}
                {problems.length > shownProblems ? (
                  <li>and {(problems.length - shownProblems).toLocaleString()} more</li>
                ) : null}
              </ul>
              <Button size="small" className="mt-2" onPress={() => void choose()}>
                Choose a file…
              </Button>
            </Banner>
          ) : null}
          {people.length > 0 ? (
            <table className="w-full table-fixed text-start text-2">
              <caption className="pb-1 text-start text-1 text-ink-2">
                The first {Math.min(shownRows, people.length)} of {counted(people.length, "person", "people")}
                {problems.length > 0 ? " that are right" : ""}
              </caption>
              <tbody>
                {people.slice(0, shownRows).map((person) => (
                  <tr key={person.line} className="border-t border-line">
                    <th scope="row" className="w-[30%] truncate py-1.5 pe-3 text-start font-medium">
                      {person.name}
                    </th>
                    <td className="truncate py-1.5 pe-3 text-ink-2">{person.address}</td>
                    <td className="w-1/4 truncate py-1.5 text-ink-2">{person.department}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
        </div>
      ) : (
        <p className="text-2 text-pretty text-ink-2">
          You see what the file gives before anything is stored. If one line is wrong, nobody is added, and the line is
          named.
        </p>
      )}
    </Dialog>
  );
}
