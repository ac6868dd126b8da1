import type { CsvFile, CsvProblem } from "../../../../domain/tables/csvRead.ts";
import { Banner } from "../../../ui/index.ts";

function words({ kind, found, expected, line }: CsvProblem): string {
  switch (kind) {
    case "short":
      return `Line ${line}: ${found} of ${expected} cells, the missing ones stay empty`;
    case "long":
      return `Line ${line}: ${found} cells instead of ${expected}, the extra ones get columns of their own`;
    case "cut":
      return `Line ${line}: a cell is longer than 20,000 characters; the rest of it is cut off`;
    default:
      return kind satisfies never;
  }
}

/** What in the file was not as it should be, line by line. */
export function ProblemList({ file }: { file: CsvFile }) {
  const { problems, problemCount, emptyLines } = file;
  if (problemCount === 0)
    return emptyLines === 0 ? null : (
      <p className="text-1 text-ink-2">
        {emptyLines === 1 ? "1 empty line is" : `${emptyLines.toLocaleString()} empty lines are`} passed over.
      </p>
    );
  return (
    <Banner
      tone="amber"
      title={`${problemCount.toLocaleString()} ${problemCount === 1 ? "row has" : "rows have"} more or fewer cells than the others`}
    >
      <details open={problemCount <= 5}>
        <summary className="cursor-default">Show the lines</summary>
        <ul className="scroll-y mt-1 max-h-32 text-1">
          {problems.map((problem) => (
            <li key={`${problem.line} ${problem.kind}`}>{words(problem)}</li>
          ))}
          {problemCount > problems.length ? (
            <li>and {(problemCount - problems.length).toLocaleString()} more</li>
          ) : null}
        </ul>
      </details>
      {emptyLines > 0 ? <p>{emptyLines.toLocaleString()} empty lines are passed over.</p> : null}
    </Banner>
  );
}
