import { templateParameters, type TemplateParameter } from "../../../../domain/notifications/templates.ts";
import { Button } from "../../../ui/index.ts";
import { parameterWords } from "./parameterWords.ts";

/** The ten placeholders with what they stand for; pressed, one is written where the cursor was. */
export function ParameterList({
  needed,
  onInsert,
}: {
  needed: readonly string[];
  onInsert: (name: TemplateParameter) => void;
}) {
  return (
    <details>
      <summary className="focus-ring cursor-default rounded-sm text-1 font-semibold text-ink-2 pointer-coarse:py-3">
        Placeholders
      </summary>
      <p className="mt-1 text-1 text-pretty text-ink-2">
        Each is replaced in every mail. Press one to put it where you were writing. What stands between{" "}
        <code>{"{{#Name}}"}</code> and <code>{"{{/Name}}"}</code> is left out where that placeholder is empty.
      </p>
      <ul className="mt-1">
        {templateParameters.map((name) => (
          <li key={name} className="flex flex-wrap items-center gap-x-2 py-0.5 text-1">
            <Button variant="quiet" size="small" aria-label={`Insert ${name}`} onPress={() => onInsert(name)}>
              {`{{${name}}}`}
            </Button>
            <span className="min-w-0 text-ink-2">
              {parameterWords[name]}
              {needed.includes(name) ? ". This mail needs it" : ""}.
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
