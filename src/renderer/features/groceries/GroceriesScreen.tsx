/** The grocery list's one screen. It keeps what is open and dragged; the list itself is data, its sums are the ledger's. */
import { useMemo, useRef, useState } from "react";
import { ArrowUpDown, ChevronDown, Ellipsis, FolderInput, Pencil, ShoppingBasket, Store, Trash2 } from "lucide-react";
import { aisles, type AisleId } from "../../../domain/groceries/aisles.ts";
import type { Contribution } from "../../../domain/groceries/contribution.ts";
import type { GroceryLine } from "../../../domain/groceries/ledger.ts";
import {
  CommentsButton,
  AccessBanner,
  PresencePill,
  ShareButton,
  sharedWords,
  useAccessMarks,
} from "../../access/index.ts";
import { useLive } from "../../sync/useLive.ts";
import { usePermission } from "../../sync/usePermission.ts";
import { Button, EmptyState, LinkButton, Menu, PageHeader, paths, useMedia, type MenuItems } from "../../ui/index.ts";
import { AddBox } from "./AddBox.tsx";
import { AisleSection, ShoppingProgress } from "./AisleSection.tsx";
import { AisleStrip } from "./AisleStrip.tsx";
import { EditDialog } from "./EditDialog.tsx";
import { Ledger } from "./Ledger.tsx";
import { LineRow, type RowActions } from "./LineRow.tsx";
import { RecipesDialog } from "./RecipesDialog.tsx";
import { ShopDialog } from "./ShopDialog.tsx";
import { useGroceryList } from "./useGroceryList.ts";
import { useListEdits } from "./useListEdits.ts";
import { useListMenu } from "./useListMenu.tsx";
import { useWakeLock } from "./useWakeLock.ts";
import { PendingMark } from "../../access/PendingMark.tsx";

type Open =
  | { readonly kind: "recipes" }
  | { readonly kind: "shop"; readonly shopId: string }
  | { readonly kind: "edit"; readonly contribution: Contribution };

/** /groceries (the list used last), /groceries/:id */
export function GroceriesScreen({ listId }: { listId?: string }) {
  const shown = useGroceryList(listId);
  const { list, lists, sections, basket, openCount, shop } = shown;
  const edits = useListEdits(list);
  const mayEdit = usePermission(list).may("edit");
  const people = useLive(list);
  const markOf = useAccessMarks();
  const [openLine, setOpenLine] = useState<string | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const [dragged, setDragged] = useState<GroceryLine | null>(null);
  const [isShopping, setIsShopping] = useState(false);
  const isPhone = useMedia("(width < 720px)");
  const isTouch = useMedia("(pointer: coarse)");
  const input = useRef<HTMLTextAreaElement>(null);
  const listArea = useRef<HTMLDivElement>(null);
  useWakeLock(isShopping);
  const menus = useListMenu({
    shown,
    isShopping,
    setIsShopping,
    focusInput: () => input.current?.focus(),
    openRecipes: () => setOpen({ kind: "recipes" }),
    openShop: (shopId) => setOpen({ kind: "shop", shopId }),
    clear: edits.clear,
  });

  const actions = useMemo<RowActions>(
    () => ({
      check: (line, isChecked, box) => {
        // The line goes elsewhere; whoever works with the keyboard stays where they were, on the next one.
        const boxes = [...(listArea.current?.querySelectorAll<HTMLInputElement>("[data-line-check]") ?? [])];
        const at = boxes.indexOf(box);
        const next = box.matches(":focus-visible") ? (boxes[at + 1] ?? boxes[at - 1]) : undefined;
        edits.check(line, isChecked);
        next?.focus();
      },
      toggle: (line) => setOpenLine((now) => (now === line.id ? null : line.id)),
      menu: (line): MenuItems => [
        ...(line.contributions.length === 1 && line.contributions[0]
          ? [
              {
                id: "edit",
                label: "Edit…",
                icon: Pencil,
                onAction: () =>
                  line.contributions[0] && setOpen({ kind: "edit", contribution: line.contributions[0].contribution }),
              },
            ]
          : [{ id: "open", label: "Show what adds up", icon: ChevronDown, onAction: () => setOpenLine(line.id) }]),
        {
          id: "aisle",
          label: "Aisle",
          icon: FolderInput,
          items: aisles.map(({ id, name }) => ({
            id,
            label: name,
            isChecked: id === line.aisleId,
            onAction: () => edits.moveToAisle(line, id),
          })),
        },
        {
          group: "",
          items: [
            {
              id: "remove",
              label: "Remove",
              icon: Trash2,
              onAction: () =>
                edits.takeOff(
                  line.contributions.map((one) => one.contribution),
                  `Remove ${line.food}`,
                ),
            },
          ],
        },
      ],
      dragStart: (line) => setDragged(line),
      dragEnd: () => setDragged(null),
    }),
    [edits],
  );
  const drop = (aisleId: AisleId) => {
    if (dragged && dragged.aisleId !== aisleId) edits.moveToAisle(dragged, aisleId);
    setDragged(null);
  };

  const gotten = new Map(basket.map((line) => [line.foodKey, line.amountText || "some"]));
  const row = (line: GroceryLine) => (
    <LineRow
      key={line.id}
      line={line}
      inBasket={line.state === "open" ? (gotten.get(line.foodKey) ?? "") : ""}
      isOpen={!isShopping && openLine === line.id}
      isShopping={isShopping}
      isTouch={isTouch}
      isReadOnly={!mayEdit}
      actions={actions}
    >
      {!isShopping && openLine === line.id ? (
        <Ledger
          line={line}
          conversions={list?.fields.conversions ?? {}}
          edits={edits}
          isReadOnly={!mayEdit}
          onEdit={(contribution) => setOpen({ kind: "edit", contribution })}
        />
      ) : null}
    </LineRow>
  );

  const isEmpty = openCount === 0 && basket.length === 0;
  const title = list?.title || "Groceries";
  const counts = isEmpty ? "" : `${openCount} to get${basket.length > 0 ? `, ${basket.length} in the basket` : ""}`;
  const openShop = open?.kind === "shop" ? list?.fields.shops.find((one) => one.id === open.shopId) : undefined;
  const box = <AddBox fields={list?.fields} onAdd={edits.add} isAtBottom={isPhone} inputRef={input} />;

  if (shown.isGone) {
    return (
      <>
        <PageHeader title="Groceries" />
        <EmptyState
          icon={ShoppingBasket}
          title="This list is not here"
          actions={
            <LinkButton variant="primary" href={paths.groceries}>
              Go to my list
            </LinkButton>
          }
        >
          It was deleted, perhaps in another window. If it was you, the trash still has it.
        </EmptyState>
      </>
    );
  }
  return (
    <div className="relative flex min-h-0 flex-1 flex-col print:block">
      <PageHeader
        title={title}
        subtitle={[mayEdit ? sharedWords(list ? markOf(list) : null) : "", counts]
          .filter((part) => part !== "")
          .join(" · ")}
        badge={
          <>
            {lists.length > 1 ? (
              <Menu label="Switch list" icon={ChevronDown} size="small" items={menus.listItems} />
            ) : null}
            {list ? <PendingMark id={list.id} /> : null}
            <PresencePill people={people} />
          </>
        }
        actions={
          <>
            {(list?.fields.shops.length ?? 0) > 0 || !isPhone ? (
              <Menu label="Shop" icon={ArrowUpDown} items={menus.shopItems} variant="secondary" className="max-w-48">
                <span className="truncate">{shop?.name ?? "Usual order"}</span>
              </Menu>
            ) : null}
            {list && !isShopping ? <CommentsButton item={list} isSmall={isPhone} /> : null}
            {list && !isShopping ? <ShareButton item={list} isSmall={isPhone} /> : null}
            {mayEdit ? (
              <Button
                variant={isShopping ? "secondary" : "primary"}
                icon={Store}
                isDisabled={isEmpty && !isShopping}
                onPress={() => setIsShopping(!isShopping)}
              >
                {isShopping ? "Done" : "Shop"}
              </Button>
            ) : null}
            <Menu label="More" icon={Ellipsis} items={menus.more} />
          </>
        }
      />
      <AccessBanner item={list} />
      <div ref={listArea} className="scroll-y min-h-0 flex-1 print:overflow-visible">
        <div className="mx-auto w-full max-w-[820px] px-3.5 pb-24 md:px-6 print:max-w-none print:columns-2 print:gap-8 print:p-0">
          <h1 className="hidden pb-2 text-4 font-semibold print:block">{title}</h1>
          {isPhone || isShopping || !mayEdit ? null : <div className="pt-[18px]">{box}</div>}
          {isShopping ? <ShoppingProgress done={basket.length} total={openCount + basket.length} /> : null}
          {isEmpty && !shown.isLoading ? (
            <EmptyState
              icon={ShoppingBasket}
              title="Nothing to get"
              actions={<LinkButton href={paths.plan}>Plan a week</LinkButton>}
            >
              Type “2 l milk, a bunch of parsley” {isPhone ? "below" : "above"}, paste a whole list, or add recipes:
              equal foods join, and each line knows where it comes from.
            </EmptyState>
          ) : null}
          {sections.map((section) => (
            <AisleSection
              key={section.aisleId}
              name={section.name}
              count={section.lines.length}
              isTarget={dragged !== null && dragged.aisleId !== section.aisleId}
              onDrop={() => drop(section.aisleId)}
            >
              {section.lines.map(row)}
            </AisleSection>
          ))}
          {basket.length > 0 ? (
            <section aria-label="In the basket" className="mt-6 border-t border-line pt-3 print:hidden">
              <h2 className="flex items-center gap-2 text-1 font-semibold text-ink-2">
                <button
                  type="button"
                  onClick={menus.toggleBasket}
                  aria-expanded={!menus.hidesBasket}
                  className="focus-ring flex min-h-7 cursor-default items-center gap-1.5 rounded-sm pointer-coarse:min-h-11"
                >
                  In the basket
                  {menus.hidesBasket ? <span className="font-medium tabular">{basket.length}</span> : null}
                </button>
                {mayEdit ? (
                  <button
                    type="button"
                    onClick={edits.clear}
                    className="focus-ring min-h-7 cursor-default rounded-sm px-2 text-accent hover:underline pointer-coarse:min-h-11"
                  >
                    Clear
                  </button>
                ) : null}
              </h2>
              {menus.hidesBasket ? null : <ul>{basket.map(row)}</ul>}
            </section>
          ) : null}
          {openCount === 0 && basket.length > 0 ? (
            <p className="py-6 text-center text-2 text-ink-2">Everything is in the basket.</p>
          ) : null}
        </div>
      </div>
      {isPhone && mayEdit ? (
        <div data-frame="chrome" className="border-t border-line bg-surface px-3.5 py-2">
          {box}
        </div>
      ) : null}
      {dragged ? <AisleStrip current={dragged.aisleId} onDrop={drop} /> : null}

      {open?.kind === "recipes" ? (
        <RecipesDialog
          contributions={list?.fields.contributions ?? []}
          onClose={() => setOpen(null)}
          onTakeOff={edits.takeOffBatch}
        />
      ) : null}
      {open?.kind === "edit" ? (
        <EditDialog
          contribution={open.contribution}
          onClose={() => setOpen(null)}
          onKeep={(text) => edits.rewrite(open.contribution, text)}
        />
      ) : null}
      {openShop ? (
        <ShopDialog
          key={openShop.id}
          shop={openShop}
          onClose={() => setOpen(null)}
          onRename={(name) => menus.renameShop(openShop.id, name)}
          onOrder={(order) => menus.orderShop(openShop.id, order)}
          onRemove={() => {
            setOpen(null);
            menus.removeShop(openShop.id);
          }}
        />
      ) : null}
    </div>
  );
}
