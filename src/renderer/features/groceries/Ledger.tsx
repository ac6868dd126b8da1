import { useState } from "react";
import { Link } from "react-aria-components";
import { Ellipsis, FolderInput, Pencil, Trash2 } from "lucide-react";
import { useUnitSystem } from "../../data/index.ts";
import { aisles, isAisleId } from "../../../domain/groceries/aisles.ts";
import type { Contribution } from "../../../domain/groceries/contribution.ts";
import { conversionFromText, suggestionText } from "../../../domain/groceries/conversionText.ts";
import type { Conversion } from "../../../domain/groceries/document.ts";
import type { ConversionSuggestion } from "../../../domain/groceries/keptApart.ts";
import type { GroceryLine, LineContribution } from "../../../domain/groceries/ledger.ts";
import { localDay } from "../../../domain/plans/weeks.ts";
import { rationalFromText } from "../../../domain/quantity/rational.ts";
import { formatAmount } from "../../../domain/quantity/format.ts";
import { Button, Menu, paths, Select, TextField, type MenuItems } from "../../ui/index.ts";
import { sourceDetail } from "./sourceWords.ts";
import type { ListEdits } from "./useListEdits.ts";

interface LedgerProps {
  line: GroceryLine;
  conversions: Readonly<Record<string, Conversion>>;
  edits: ListEdits;
  /** Shared for viewing: it says what adds up, and offers nothing. */
  isReadOnly: boolean;
  onEdit: (contribution: Contribution) => void;
}

/** An opened line: who and what contributed how much, the sum, why something is kept apart and how to join it. */
export function Ledger({ line, conversions, edits, isReadOnly, onEdit }: LedgerProps) {
  const system = useUnitSystem();
  const [asked, setAsked] = useState<ConversionSuggestion | null>(null);
  const style = { locale: navigator.language, system };
  const own = Object.entries(conversions).filter(([key]) => key.startsWith(`${line.foodKey}|`));
  const set = (suggestion: ConversionSuggestion) => {
    if (suggestion.is) edits.convert(suggestion.foodKey, suggestion.unit, suggestion.is);
    else setAsked(suggestion);
  };
  return (
    <div className="ps-11 pe-3 pb-3 max-md:ps-4">
      <ul>
        {line.contributions.map((one) => (
          <Entry
            key={one.contribution.id}
            one={one}
            onEdit={onEdit}
            edits={edits}
            isReadOnly={isReadOnly}
            onSet={set}
            onOther={setAsked}
            style={style}
          />
        ))}
      </ul>
      {asked ? (
        <ConversionForm
          key={asked.unit}
          asked={asked}
          onClose={() => setAsked(null)}
          onSet={(is) => edits.convert(asked.foodKey, asked.unit, is)}
        />
      ) : null}
      {line.totals.length > 0 ? (
        <p
          aria-label="Sum"
          className="mt-1 flex flex-wrap gap-x-2 border-t border-line py-2 text-[13px] font-semibold tabular"
        >
          <span className="w-[76px] shrink-0">{line.totals[0]?.text}</span>
          {line.totals.slice(1).map((total) => (
            <span key={total.key}>{`+ ${total.text}`}</span>
          ))}
        </p>
      ) : null}
      {own.map(([key, is]) => {
        const unit = key.slice(line.foodKey.length + 1);
        const text = suggestionText({ foodKey: line.foodKey, unit, toUnit: is.unit, is }, style);
        return (
          <p key={key} className="flex items-center gap-2 text-1 text-ink-2 tabular">
            {text}
            {isReadOnly ? null : (
              <Button
                variant="quiet"
                size="small"
                aria-label={`Forget ${text}`}
                onPress={() => edits.convert(line.foodKey, unit, null)}
              >
                Forget
              </Button>
            )}
          </p>
        );
      })}
      <div data-frame="chrome" hidden={isReadOnly} className="-ms-2 flex flex-wrap items-center gap-x-1">
        <Select
          label="Aisle"
          hideLabel
          variant="quiet"
          options={aisles.map(({ id, name }) => ({ id, label: name }))}
          value={line.aisleId}
          onChange={(id) => (isAisleId(id) && id !== line.aisleId ? edits.moveToAisle(line, id) : undefined)}
        />
        <Button
          variant="quiet"
          icon={Trash2}
          onPress={() =>
            edits.takeOff(
              line.contributions.map((one) => one.contribution),
              `Remove ${line.food}`,
            )
          }
        >
          Remove
        </Button>
      </div>
    </div>
  );
}

interface EntryProps {
  one: LineContribution;
  edits: ListEdits;
  isReadOnly: boolean;
  onEdit: (contribution: Contribution) => void;
  onSet: (suggestion: ConversionSuggestion) => void;
  onOther: (suggestion: ConversionSuggestion) => void;
  style: { locale: string; system: "metric" | "us" | null };
}

function Entry({
  one: { contribution, amountText, keptApart },
  edits,
  isReadOnly,
  onEdit,
  onSet,
  onOther,
  style,
}: EntryProps) {
  const { source } = contribution;
  const isRecipe = source.kind === "recipe";
  const detail = isRecipe ? sourceDetail(source, localDay(new Date())) : "";
  const suggestion = keptApart?.suggestion ?? null;
  const name = isRecipe ? source.title : "typed by hand";
  const items: MenuItems = [
    { id: "edit", label: "Edit…", icon: Pencil, onAction: () => onEdit(contribution) },
    ...(suggestion
      ? [{ id: "convert", label: "Say how much it is…", icon: FolderInput, onAction: () => onOther(suggestion) }]
      : []),
    {
      id: "off",
      label: "Take this off",
      icon: Trash2,
      onAction: () =>
        edits.takeOff([contribution], `Take off ${amountText ? `${amountText} ` : ""}${contribution.food}`),
    },
    ...(isRecipe
      ? [
          {
            id: "batch",
            label: `Take off all of ${source.title}`,
            icon: Trash2,
            onAction: () => edits.takeOffBatch(source.batchId, source.title),
          },
        ]
      : []),
  ];
  return (
    <li className="flex min-h-[30px] items-center gap-2 text-[13px]">
      <span className="w-[68px] shrink-0 text-ink-2 tabular">{amountText ? `+ ${amountText}` : "some"}</span>
      <span className="min-w-0 flex-1 py-1 leading-[18px] wrap-anywhere">
        {isRecipe ? (
          <Link
            href={paths.recipe(source.recipeId)}
            className="focus-ring rounded-[3px] text-ink underline decoration-line-strong decoration-1 underline-offset-2 data-hovered:decoration-ink"
          >
            {source.title}
          </Link>
        ) : (
          <span className="text-ink">typed by hand</span>
        )}
        {detail ? <span className="ms-2 text-1 text-ink-2">{detail}</span> : null}
        {contribution.note ? <span className="ms-2 text-1 text-ink-2">{contribution.note}</span> : null}
        {keptApart ? (
          <span className="ms-2 text-1 text-ink-2">
            {`kept apart: ${keptApart.reason}`}
            {suggestion && !isReadOnly ? (
              <>
                {" · "}
                <button
                  type="button"
                  onClick={() => onSet(suggestion)}
                  className="focus-ring cursor-default rounded-[3px] font-semibold text-accent hover:underline pointer-coarse:py-2"
                >
                  {`set ${suggestionText(suggestion, style)}`}
                </button>
              </>
            ) : null}
          </span>
        ) : null}
      </span>
      {isReadOnly ? null : (
        <Menu
          label={`More for ${[amountText, name].filter((part) => part !== "").join(", ")}`}
          icon={Ellipsis}
          size="small"
          items={items}
        />
      )}
    </li>
  );
}

function ConversionForm({
  asked,
  onSet,
  onClose,
}: {
  asked: ConversionSuggestion;
  onSet: (is: Conversion) => void;
  onClose: () => void;
}) {
  const style = { locale: navigator.language };
  const known = asked.is === null ? null : rationalFromText(asked.is.quantity);
  const [text, setText] = useState(known && asked.is ? formatAmount(known, null, asked.is.unit, style) : "");
  const [isWrong, setIsWrong] = useState(false);
  const left = suggestionText(asked, style).split(" = ")[0] ?? "";
  return (
    <form
      className="my-1 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const is = conversionFromText(text);
        if (!is) return setIsWrong(true);
        onSet(is);
        onClose();
      }}
    >
      <TextField
        label={`${left} of ${asked.foodKey} is`}
        value={text}
        onChange={(next) => {
          setText(next);
          setIsWrong(false);
        }}
        placeholder={
          asked.toUnit === "gram" ? "500 g" : asked.toUnit === "milliliter" ? "250 ml" : "an amount with a unit"
        }
        autoFocus
        {...(isWrong ? { errorMessage: "Write an amount with a unit, like 500 g." } : {})}
        className="w-56"
      />
      <Button type="submit">Set</Button>
      <Button variant="quiet" onPress={onClose}>
        Cancel
      </Button>
    </form>
  );
}
