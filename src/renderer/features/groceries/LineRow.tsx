import { memo, type ReactNode } from "react";
import { BookOpen, Check, ChevronRight } from "lucide-react";
import type { GroceryLine } from "../../../domain/groceries/ledger.ts";
import { cx, openContextMenu, type MenuItems } from "../../ui/index.ts";

export interface RowActions {
  readonly check: (line: GroceryLine, isChecked: boolean, box: HTMLInputElement) => void;
  readonly toggle: (line: GroceryLine) => void;
  readonly menu: (line: GroceryLine) => MenuItems;
  readonly dragStart: (line: GroceryLine) => void;
  readonly dragEnd: () => void;
}

interface LineRowProps {
  line: GroceryLine;
  isOpen: boolean;
  /** How much of the same food is in the basket already, "" when there is none. */
  inBasket: string;
  /** In the shop a press anywhere on the line checks it off, and there is nothing else on it. */
  isShopping: boolean;
  /** A finger anywhere on the words checks too; the arrow opens. */
  isTouch: boolean;
  /** Shared for viewing: nothing on it can be changed. */
  isReadOnly: boolean;
  actions: RowActions;
  /** What an opened line shows. */
  children?: ReactNode;
}

/** Native elements on purpose: a list of 500 lines must open at once. */
export const LineRow = memo(function LineRow({
  line,
  isOpen,
  inBasket,
  isShopping,
  isTouch,
  isReadOnly,
  actions,
  children,
}: LineRowProps) {
  const isBasket = line.state === "basket";
  const [main, ...rest] = line.totals;
  const recipes = new Set(
    line.contributions.flatMap(({ contribution: { source } }) => (source.kind === "recipe" ? source.recipeId : [])),
  );
  const notes = [...new Set(line.contributions.map((one) => one.contribution.note).filter((note) => note !== ""))].join(
    ", ",
  );
  const checksByWords = (isShopping || isTouch) && !isReadOnly;
  const words = (
    <>
      <span
        className={cx(
          "w-[84px] shrink-0 text-start font-semibold wrap-anywhere tabular",
          rest.length > 0 && "w-auto min-w-[84px]",
          isBasket && "text-ink-2",
        )}
      >
        {main ? <bdi>{main.text}</bdi> : null}
        {rest.length > 0 ? (
          <bdi className="text-1 text-ink-2">{` + ${rest.map((total) => total.text).join(" + ")}`}</bdi>
        ) : null}
      </span>
      <span className="min-w-0 flex-1 text-start">
        <span className={cx("wrap-anywhere", isBasket && "text-ink-2 line-through")}>{line.food}</span>
        {inBasket ? <span className="ms-2 text-1 text-ink-2 tabular">{`${inBasket} in the basket`}</span> : null}
        {notes && !isShopping ? <span className="ms-2 text-1 wrap-anywhere text-ink-2">{notes}</span> : null}
      </span>
    </>
  );
  const rowWords =
    "flex min-w-0 flex-1 items-baseline gap-2 py-2.5 text-2 pointer-coarse:py-3 pointer-coarse:text-3 max-md:text-3 print:py-1";
  return (
    <li
      data-line={line.foodKey}
      className={cx(
        "rounded-md [contain-intrinsic-size:auto_44px] [content-visibility:auto]",
        isOpen && "bg-sunken",
        "print:[content-visibility:visible]",
      )}
    >
      <div
        className="group/line flex min-h-11 items-center ps-2.5 max-md:min-h-[50px] max-md:ps-1 print:min-h-8"
        draggable={!isBasket && !isShopping && !isReadOnly}
        onDragStart={(event) => {
          event.dataTransfer.setData("text/plain", `${line.amountText} ${line.food}`.trim());
          event.dataTransfer.effectAllowed = "move";
          actions.dragStart(line);
        }}
        onDragEnd={actions.dragEnd}
        onContextMenu={(event) => {
          if (!isReadOnly) openContextMenu(event, line.food, actions.menu(line));
        }}
      >
        <label
          className={cx(
            "relative flex min-h-11 items-center print:min-h-8",
            checksByWords ? "-ms-[11px] min-w-0 flex-1" : "-ms-[11px] w-11 shrink-0 justify-center",
          )}
        >
          <input
            type="checkbox"
            data-line-check
            checked={isBasket}
            disabled={isReadOnly}
            onChange={(event) => actions.check(line, event.target.checked, event.target)}
            aria-label={[line.amountText, line.food].filter((part) => part !== "").join(" ")}
            className="peer absolute size-11 cursor-default opacity-0 print:hidden"
          />
          <span
            aria-hidden
            className={cx(
              "grid size-[22px] shrink-0 place-items-center rounded-full border-[1.5px] transition-colors peer-focus-visible:shadow-focus",
              checksByWords && "ms-[11px] me-2.5",
              isBasket
                ? "border-herb bg-herb text-surface"
                : "border-line-strong text-transparent peer-hover:border-ink-2 peer-active:bg-herb-soft",
            )}
          >
            <Check size={14} strokeWidth={2.5} />
          </span>
          {checksByWords ? <span className={rowWords}>{words}</span> : null}
        </label>
        {checksByWords ? null : (
          <button
            type="button"
            onClick={() => actions.toggle(line)}
            aria-expanded={isOpen}
            className={cx("focus-ring cursor-default rounded-sm", rowWords)}
          >
            {words}
          </button>
        )}
        {recipes.size > 0 && !isShopping ? (
          <span
            className="ms-2 inline-flex h-[22px] shrink-0 items-center gap-1 rounded-full bg-sunken px-2 text-1 text-ink-2 tabular max-sm:hidden print:hidden"
            title={recipes.size === 1 ? "From 1 recipe" : `From ${recipes.size} recipes`}
          >
            <BookOpen size={13} aria-hidden />
            {recipes.size}
            <span className="sr-only">{recipes.size === 1 ? "recipe" : "recipes"}</span>
          </span>
        ) : null}
        {isShopping ? null : (
          <button
            type="button"
            aria-label={`${isOpen ? "Close" : "Open"} ${line.food}`}
            aria-expanded={isOpen}
            onClick={() => actions.toggle(line)}
            data-frame="chrome"
            // The words open it already: one stop for the keyboard is enough.
            tabIndex={checksByWords ? 0 : -1}
            className="focus-ring grid size-11 shrink-0 cursor-default place-items-center rounded-sm text-ink-2 hover:text-ink"
          >
            <ChevronRight
              size={16}
              aria-hidden
              className={cx("transition-transform", isOpen ? "rotate-90" : "rtl:rotate-180")}
            />
          </button>
        )}
      </div>
      {children}
    </li>
  );
});
