import { one, rational, rationalFromNumber, toNumber, type Rational } from "../../../../domain/quantity/rational.ts";
import type { RecipeFields } from "../../../../domain/recipes/fields.ts";
import { scaleFactor } from "../../../../domain/quantity/scale.ts";
import { Menu, NumberField, VisuallyHidden } from "../../../ui/index.ts";

const steps: readonly (readonly [string, Rational])[] = [
  ["½ ×", rational(1, 2)],
  ["1 × as written", one],
  ["1½ ×", rational(3, 2)],
  ["2 ×", rational(2)],
  ["3 ×", rational(3)],
];

/** The words around the number: "serves 6", "makes 2 loaves". */
export function yieldWords(fields: RecipeFields): { before: string; after: string } {
  const after = fields.yieldText
    .replace(/\d+(?:[.,]\d+)?(?:\s*[-–/]\s*\d+)?/, "")
    .replace(/\s+/g, " ")
    .trim();
  if (/^(?:\(?servings?\)?|serves|portions?|people|persons?|personen|portionen|)$/i.test(after))
    return { before: "serves", after: "" };
  return { before: "makes", after: after.length > 40 ? `${after.slice(0, 39)}…` : after };
}

/** For how many: steps, a typed number, or a multiple. */
export function ScaleControl({
  fields,
  factor,
  onScale,
}: {
  fields: RecipeFields;
  factor: Rational;
  onScale: (factor: Rational) => void;
}) {
  const { yieldAmount } = fields;
  const base = yieldAmount ?? 1;
  const shown = Math.round(toNumber(factor) * base * 1000) / 1000;
  const words = yieldAmount === null ? { before: "amounts ×", after: "" } : yieldWords(fields);
  const change = (value: number): void => {
    if (!Number.isFinite(value) || value <= 0) return;
    onScale(yieldAmount === null ? (rationalFromNumber(value) ?? one) : scaleFactor(yieldAmount, value));
  };
  return (
    <span className="inline-flex items-center gap-1.5">
      <span>{words.before}</span>
      <NumberField
        variant="stepper"
        label={yieldAmount === null ? "Multiply amounts by" : `Scale: ${words.before} how many`}
        value={shown}
        minValue={yieldAmount === null ? 0.25 : Math.min(1, base)}
        maxValue={10_000}
        step={yieldAmount === null ? 0.25 : Number.isInteger(base) ? 1 : base / 2}
        formatOptions={{ maximumFractionDigits: 2 }}
        onChange={change}
      />
      {words.after === "" ? null : <span>{words.after}</span>}
      <span data-print="no">
        <Menu
          label="Scale"
          variant="quiet"
          size="small"
          items={steps.map(([label, step]) => ({
            id: label,
            label,
            isChecked: step.equals(factor),
            onAction: () => onScale(step),
          }))}
        >
          <VisuallyHidden>Scale </VisuallyHidden>
          <span className="tabular">{`${Math.round(toNumber(factor) * 100) / 100}×`}</span>
        </Menu>
      </span>
    </span>
  );
}
