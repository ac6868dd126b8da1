import {
  ArrowUpDown,
  BookOpen,
  Copy,
  Eye,
  EyeOff,
  ListPlus,
  Pencil,
  Plus,
  Printer,
  Send,
  Store,
  Trash2,
} from "lucide-react";
import {
  createList,
  currentListKey,
  currentShopsKey,
  hidesBasketKey,
  useKitchen,
  useSetting,
} from "../../data/index.ts";
import { addShop, removeShop, setListTitle, setShop } from "../../../domain/groceries/document.ts";
import {
  navigate,
  paths,
  printWindow,
  promptText,
  showFailure,
  toast,
  useCommands,
  useFrameActions,
  type MenuItems,
} from "../../ui/index.ts";
import { useAccessActions, useAccessCommands, useAccessMarks } from "../../access/index.ts";
import { canSend, copyList, sendList } from "./sendList.ts";
import type { ShownList } from "./useGroceryList.ts";

interface ListMenuOptions {
  shown: ShownList;
  isShopping: boolean;
  setIsShopping: (isShopping: boolean) => void;
  focusInput: () => void;
  openRecipes: () => void;
  openShop: (shopId: string) => void;
  clear: () => void;
}

/** The list's menus and commands: lists, shops, sending, printing. */
export function useListMenu({
  shown,
  isShopping,
  setIsShopping,
  focusInput,
  openRecipes,
  openShop,
  clear,
}: ListMenuOptions) {
  const kitchen = useKitchen();
  const { undo } = useFrameActions();
  const { list, lists, shop, sections, basket } = shown;
  const access = useAccessActions();
  const markOf = useAccessMarks();
  const mayEdit = !list || access.may(list, "edit");
  const nameOf = (one: (typeof lists)[number]): string => {
    const owner = markOf(one)?.sharedBy ?? null;
    return `${one.title || "Untitled list"}${owner === null ? "" : ` · ${owner || "shared"}`}`;
  };
  const [hidesBasket, setHidesBasket] = useSetting(hidesBasketKey);
  const [, choose] = useSetting(currentListKey);
  const title = list?.title || "Groceries";

  const newList = async () => {
    const name = await promptText({
      title: "New list",
      label: "Name",
      confirmLabel: "Create",
      placeholder: "Weekend, party, hardware store…",
    });
    if (!name) return;
    const made = await createList(kitchen, name, "New list", list?.id);
    if (showFailure(made)) navigate(paths.groceryList(made.value));
  };
  const open = async (id: (typeof lists)[number]["id"]) => {
    showFailure(await choose(id));
    navigate(paths.groceryList(id));
  };
  const rename = async () => {
    if (!list) return;
    const name = await promptText({
      title: "Rename list",
      label: "Name",
      confirmLabel: "Rename",
      initialValue: list.title,
    });
    if (name) showFailure(await kitchen.items.edit(list.id, "Rename list", (doc) => setListTitle(doc, name)));
  };
  const remove = async () => {
    if (!list || !showFailure(await kitchen.items.trash("Delete list", [list.id]))) return;
    navigate(paths.groceries);
    toast({ message: `“${list.title}” is in the trash.`, action: { label: "Undo", onAction: undo } });
  };

  const chooseShop = async (shopId: string | null) => {
    if (!list) return;
    showFailure(
      await kitchen.settings.update(currentShopsKey, ({ [list.id]: _, ...others }) =>
        shopId === null ? others : { ...others, [list.id]: shopId },
      ),
    );
  };
  const newShop = async () => {
    const name = await promptText({
      title: "New shop",
      label: "Name",
      confirmLabel: "Create",
      placeholder: "Corner Market",
    });
    if (!name) return;
    let id = list?.id;
    const step = kitchen.undo.group("New shop");
    if (!id) {
      const made = await createList(kitchen, "Groceries", step);
      if (!showFailure(made)) return;
      id = made.value;
    }
    let shopId = "";
    const done = await kitchen.items.edit(id, step, (doc) => {
      shopId = addShop(doc, name, shop?.aisleOrder ?? [], kitchen.items.newId);
    });
    if (!showFailure(done)) return;
    const listId = id;
    showFailure(await kitchen.settings.update(currentShopsKey, (shops) => ({ ...shops, [listId]: shopId })));
    openShop(shopId);
  };
  const shops = list?.fields.shops ?? [];
  const shopItems: MenuItems = [
    { id: "usual", label: "Usual order", isChecked: shop === undefined, onAction: () => void chooseShop(null) },
    ...shops.map((one) => ({
      id: one.id,
      label: one.name,
      icon: Store,
      isChecked: one.id === shop?.id,
      onAction: () => void chooseShop(one.id),
    })),
    {
      group: "",
      items: [
        ...(shop && mayEdit
          ? [
              {
                id: "order",
                label: `Order of aisles in ${shop.name}…`,
                icon: ArrowUpDown,
                onAction: () => openShop(shop.id),
              },
            ]
          : []),
        ...(mayEdit ? [{ id: "new", label: "New shop…", icon: Plus, onAction: () => void newShop() }] : []),
      ],
    },
  ];
  const toggleBasket = () => void setHidesBasket(!hidesBasket).then(showFailure);
  const copy = () => void copyList(title, sections);

  const listItems: MenuItems = [
    ...lists.map((one) => ({
      id: one.id,
      label: nameOf(one),
      isChecked: one.id === list?.id,
      onAction: () => void open(one.id),
    })),
    { group: "", items: [{ id: "new-list", label: "New list…", icon: ListPlus, onAction: () => void newList() }] },
  ];
  const more: MenuItems = [
    { id: "recipes", label: "Recipes on this list…", icon: BookOpen, onAction: openRecipes },
    {
      id: "basket",
      label: hidesBasket ? "Show the basket" : "Hide the basket",
      icon: hidesBasket ? Eye : EyeOff,
      onAction: toggleBasket,
    },
    ...(canSend
      ? [{ id: "send", label: "Send as text…", icon: Send, onAction: () => void sendList(title, sections) }]
      : []),
    { id: "copy", label: "Copy as text", icon: Copy, onAction: copy },
    { id: "print", label: "Print", icon: Printer, shortcut: "Mod+P", onAction: printWindow },
    {
      group: "Lists",
      items: [
        ...lists.map((one) => ({
          id: one.id,
          label: nameOf(one),
          isChecked: one.id === list?.id,
          onAction: () => void open(one.id),
        })),
        { id: "new-list", label: "New list…", icon: ListPlus, onAction: () => void newList() },
      ],
    },
    {
      group: "",
      items: [
        ...(list ? access.actions(list) : []),
        ...(mayEdit
          ? [{ id: "rename", label: "Rename list…", icon: Pencil, isDisabled: !list, onAction: () => void rename() }]
          : []),
        ...(!list || access.mayTrash(list)
          ? [
              {
                id: "delete",
                label: "Delete list",
                icon: Trash2,
                isDanger: true,
                isDisabled: !list,
                onAction: () => void remove(),
              },
            ]
          : []),
      ],
    },
  ];

  useAccessCommands(list);
  useCommands([
    {
      id: "groceries.add",
      label: "Add to the list",
      group: "Groceries",
      shortcut: "A",
      icon: Plus,
      isDisabled: !mayEdit,
      run: focusInput,
    },
    {
      id: "groceries.shop",
      label: isShopping ? "Stop shopping" : "Start shopping",
      group: "Groceries",
      shortcut: "S",
      icon: Store,
      isDisabled: !mayEdit,
      run: () => setIsShopping(!isShopping),
    },
    {
      id: "groceries.clear",
      label: "Clear the basket",
      group: "Groceries",
      isDisabled: basket.length === 0 || !mayEdit,
      run: clear,
    },
    {
      id: "groceries.basket",
      label: hidesBasket ? "Show the basket" : "Hide the basket",
      group: "Groceries",
      shortcut: "H",
      run: toggleBasket,
    },
    { id: "groceries.recipes", label: "Recipes on this list", group: "Groceries", icon: BookOpen, run: openRecipes },
    { id: "groceries.copy", label: "Copy list as text", group: "Groceries", icon: Copy, run: copy },
    {
      id: "groceries.print",
      label: "Print list",
      group: "Groceries",
      shortcut: "Mod+P",
      icon: Printer,
      run: printWindow,
    },
    { id: "groceries.new", label: "New grocery list", group: "Groceries", icon: ListPlus, run: () => void newList() },
    {
      id: "groceries.new-shop",
      label: "New shop",
      group: "Groceries",
      icon: Store,
      isDisabled: !mayEdit,
      run: () => void newShop(),
    },
  ]);

  return {
    more,
    listItems,
    shopItems,
    hidesBasket,
    toggleBasket,
    renameShop: (shopId: string, name: string) =>
      list &&
      void kitchen.items.edit(list.id, "Rename shop", (doc) => setShop(doc, shopId, { name })).then(showFailure),
    orderShop: (shopId: string, aisleOrder: readonly string[]) =>
      list &&
      void kitchen.items.edit(list.id, "Move aisle", (doc) => setShop(doc, shopId, { aisleOrder })).then(showFailure),
    removeShop: (shopId: string) =>
      list && void kitchen.items.edit(list.id, "Remove shop", (doc) => removeShop(doc, shopId)).then(showFailure),
  };
}
