/** React's way into the kitchen: hooks that read, and the kitchen itself for commands. */
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { map, type Observable } from "rxjs";
import type { ItemId, ItemType } from "../../domain/items/types.ts";
import type { Result } from "../../domain/result.ts";
import type { Item } from "./items.ts";
import type { Kitchen } from "./kitchen.ts";
import type { RecipeIndexState } from "./recipeIndex.ts";
import type { SaveState } from "./saveState.ts";
import type { SettingKey } from "./settings.ts";
import type { UndoState } from "./undo.ts";

const KitchenContext = createContext<Kitchen | null>(null);

export function KitchenProvider({ kitchen, children }: { kitchen: Kitchen; children: ReactNode }): ReactNode {
  return <KitchenContext value={kitchen}>{children}</KitchenContext>;
}

/** The open kitchen. Only under `KitchenProvider`. */
export function useKitchen(): Kitchen {
  const kitchen = use(KitchenContext);
  if (!kitchen) throw new Error("useKitchen is used outside KitchenProvider");
  return kitchen;
}

/** The newest value of an observable; `undefined` until the first. `make` must be stable (useCallback). */
export function useObservable<T>(make: () => Observable<T>): T | undefined {
  const store = useMemo(() => newestOf(make), [make]);
  return useSyncExternalStore(store.subscribe, store.read);
}

/** An observable as the kind of store React reads. */
function newestOf<T>(make: () => Observable<T>): {
  subscribe: (notify: () => void) => () => void;
  read: () => T | undefined;
} {
  let current: T | undefined;
  return {
    subscribe(notify) {
      const subscription = make().subscribe((value) => {
        current = value;
        notify();
      });
      return () => subscription.unsubscribe();
    },
    read: () => current,
  };
}

/** One item: `undefined` while loading, `null` where there is none. */
export function useItem<T extends ItemType>(type: T, id: ItemId | undefined): Item<T> | null | undefined {
  const { items } = useKitchen();
  const make = useCallback(() => items.watch(type, id ?? ("-" as ItemId)), [items, type, id]);
  return useObservable(make);
}

/** All live items of a type, by title; `undefined` while loading. For recipes use `useRecipes`. */
export function useItems<T extends ItemType>(type: T): Item<T>[] | undefined {
  const { items } = useKitchen();
  const make = useCallback(() => items.watchList(type), [items, type]);
  return useObservable(make);
}

/** The parts of a plan or table, in order; `undefined` while loading. */
export function useParts<T extends ItemType>(type: T, parentId: ItemId): Item<T>[] | undefined {
  const { items } = useKitchen();
  const make = useCallback(() => items.watchParts(type, parentId), [items, type, parentId]);
  return useObservable(make);
}

/** Everything in the trash, newest first; `undefined` while loading. */
export function useTrash(): Item[] | undefined {
  const { items } = useKitchen();
  const make = useCallback(() => items.watchTrash(), [items]);
  return useObservable(make);
}

/** How many live items of a type there are; `undefined` while loading. */
export function useCount(type: ItemType): number | undefined {
  const { items } = useKitchen();
  const make = useCallback(() => items.watchCount(type), [items, type]);
  return useObservable(make);
}

/** All recipes in short, by title. */
export function useRecipes(): RecipeIndexState {
  const { recipes } = useKitchen();
  const make = useCallback(() => recipes.state$, [recipes]);
  return useObservable(make) ?? recipes.state;
}

/** The titles of items by id, parts by their own; what is not here is left out. */
export function useItemTitles(ids: readonly string[]): readonly string[] {
  const { collections } = useKitchen();
  const [titles, setTitles] = useState<readonly string[]>([]);
  const key = ids.join(" ");
  useEffect(() => {
    let isCurrent = true;
    collections.items
      .findByIds(key === "" ? [] : key.split(" "))
      .exec()
      .then(
        (records) => {
          if (isCurrent) setTitles([...records.values()].map(({ title }) => title || "Untitled"));
        },
        (error: unknown) => console.error("Titles could not be read.", error),
      );
    return () => {
      isCurrent = false;
    };
  }, [collections, key]);
  return titles;
}

/** What an id stands for here, whatever its type: `undefined` while loading, `null` where there is nothing live. */
export function useAnyItem(
  id: string,
):
  | { readonly id: ItemId; readonly type: ItemType; readonly ownerId: string; readonly title: string }
  | null
  | undefined {
  const { collections } = useKitchen();
  const make = useCallback(
    () =>
      collections.items.findOne(id).$.pipe(
        map((record) => {
          if (!record || record.trashedAt > 0) return null;
          const { type, ownerId, title } = record;
          return { id: record.id, type, ownerId, title };
        }),
      ),
    [collections, id],
  );
  return useObservable(make);
}

/** A setting of this device and how to change it; the default while loading. */
export function useSetting<T>(key: SettingKey<T>): [T, (value: T) => Promise<Result<null>>] {
  const { settings } = useKitchen();
  const make = useCallback(() => settings.watch(key), [settings, key]);
  const set = useCallback((value: T) => settings.set(key, value), [settings, key]);
  return [useObservable(make) ?? key.initial, set];
}

/** Whether everything is on the disk. */
export function useSaveState(): SaveState {
  const { saves } = useKitchen();
  const make = useCallback(() => saves.state$, [saves]);
  return useObservable(make) ?? saves.state;
}

/** What Ctrl-Z and Ctrl-Shift-Z would do now. */
export function useUndoState(): UndoState {
  const { undo } = useKitchen();
  const make = useCallback(() => undo.state$, [undo]);
  return useObservable(make) ?? undo.state;
}

/** Keeps the window from closing silently while something is not on the disk. */
export function useUnsavedGuard(): void {
  const { saves } = useKitchen();
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (saves.state.kind !== "saved") event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [saves]);
}
