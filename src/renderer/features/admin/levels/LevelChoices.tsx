/** What a level includes, and what it allows by itself, as boxes to tick. */
import { useId, type ReactNode } from "react";
import { CircleAlert } from "lucide-react";
import { actions, type SharingLevel } from "../../../../domain/sharing/levels.ts";
import { Checkbox } from "../../../ui/index.ts";
import { actionWords } from "../words.ts";

interface BoxesProps {
  title: string;
  errorMessage: string | undefined;
  children: ReactNode;
}

function Boxes({ title, errorMessage, children }: BoxesProps) {
  const errorId = useId();
  return (
    <fieldset {...(errorMessage === undefined ? {} : { "aria-describedby": errorId })}>
      <legend className="text-1 font-semibold text-ink-2">{title}</legend>
      <div className="grid grid-cols-1 gap-x-4 sm:grid-cols-2">{children}</div>
      {errorMessage === undefined ? null : (
        <p id={errorId} role="alert" className="flex items-start gap-1 text-1 font-medium text-rose">
          <CircleAlert size={14} className="mt-0.5 shrink-0" aria-hidden />
          {errorMessage}
        </p>
      )}
    </fieldset>
  );
}

interface IncludedChoiceProps {
  levels: readonly SharingLevel[];
  draft: SharingLevel;
  onChange: (implies: string[]) => void;
  errorMessage: string | undefined;
}

export function IncludedChoice({ levels, draft, onChange, errorMessage }: IncludedChoiceProps) {
  return (
    <Boxes title="Includes" errorMessage={errorMessage}>
      {levels
        .filter(({ id }) => id !== draft.id)
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ id, name }) => (
          <Checkbox
            key={id}
            isSelected={draft.implies.includes(id)}
            onChange={(isIn) =>
              onChange(isIn ? [...draft.implies, id] : draft.implies.filter((included) => included !== id))
            }
          >
            {name}
          </Checkbox>
        ))}
    </Boxes>
  );
}

interface ActionChoiceProps {
  draft: SharingLevel;
  onChange: (part: Pick<Partial<SharingLevel>, "allows" | "allowsResharing">) => void;
  errorMessage: string | undefined;
}

export function ActionChoice({ draft, onChange, errorMessage }: ActionChoiceProps) {
  return (
    <Boxes title="People can, besides what it includes" errorMessage={errorMessage}>
      {actions.map((action) =>
        action === "share" ? (
          <Checkbox
            key={action}
            isSelected={draft.allowsResharing}
            onChange={(allowsResharing) => onChange({ allowsResharing })}
          >
            {actionWords[action]}
          </Checkbox>
        ) : (
          <Checkbox
            key={action}
            isSelected={draft.allows.includes(action)}
            onChange={(isIn) =>
              onChange({ allows: isIn ? [...draft.allows, action] : draft.allows.filter((one) => one !== action) })
            }
          >
            {actionWords[action]}
          </Checkbox>
        ),
      )}
    </Boxes>
  );
}
