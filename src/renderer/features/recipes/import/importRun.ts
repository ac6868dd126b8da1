/**
 * An import of many recipes: reads, finds duplicates, stores, and keeps a line for every file. It can be stopped at any time;
 * what was stored by then stays and is one undo step.
 */
import { create } from "zustand";
import { addToCookbook, setCookbookText } from "../../../../domain/cookbooks/document.ts";
import type { ItemId } from "../../../../domain/items/types.ts";
import {
  createDuplicateIndex,
  fingerprint,
  fingerprintOfDraft,
  type DuplicateIndex,
  type Fingerprint,
} from "../../../../domain/recipes/import/duplicates.ts";
import type { ImportedFile } from "../../../../domain/recipes/import/detectAndRead.ts";
import type { ImportWarning, RecipeDraft } from "../../../../domain/recipes/draft.ts";
import type { Failure, Result } from "../../../../domain/result.ts";
import type { Kitchen, UndoGroup } from "../../../data/index.ts";
import { nextTurn } from "../../../data/nextTurn.ts";
import { Reading } from "./reading.ts";
import type { Source, SourceFile } from "./sources.ts";
import { replaceRecipe, storeDrafts, type NewRecipe } from "./storeDrafts.ts";

export type DuplicatePolicy = "skip" | "keep" | "replace";

/** One line of the result list. */
export interface ImportLine {
  readonly key: number;
  /** The file, and in an archive the entry. */
  readonly file: string;
  readonly title: string;
  readonly outcome: "imported" | "replaced" | "duplicate" | "failed";
  readonly recipeId: ItemId | null;
  readonly warnings: readonly ImportWarning[];
  readonly failure: Failure | null;
  /** Of a duplicate: the draft, to import it after all, and the recipe it is like. */
  readonly draft: RecipeDraft | null;
  readonly likeId: ItemId | null;
  /** Of a failed file: to try it again. */
  readonly source: SourceFile | null;
}

interface ImportState {
  readonly phase: "idle" | "running" | "done";
  readonly label: string;
  readonly filesDone: number;
  readonly filesTotal: number | null;
  readonly wasCancelled: boolean;
  readonly lines: readonly ImportLine[];
  /** Why it ended early, when it was not the person. */
  readonly stoppedBy: Failure | null;
  /** What it did: one undo step; more where files were tried again after something else had been done. */
  readonly steps: readonly UndoGroup[];
}

const idle: ImportState = {
  phase: "idle",
  label: "",
  filesDone: 0,
  filesTotal: null,
  wasCancelled: false,
  lines: [],
  stoppedBy: null,
  steps: [],
};
export const useImport = create<ImportState>(() => idle);

/** Drafts of skipped duplicates kept for "Import anyway": beyond these only their titles. */
const maxKeptDrafts = 2_000;
/** The result list is drawn anew at most this often while running. */
const drawEveryMs = 120;

let current: ImportRun | null = null;
let lastKey = 0;

export function resetImport(): void {
  useImport.setState(idle);
}

/** Whether everything this import did, and nothing else, can be taken back now. */
export function canUndoImport(kitchen: Kitchen, { steps }: Pick<ImportState, "steps">): boolean {
  const done = steps.filter((step) => step.parts.length > 0);
  return done.length > 0 && done.every((step) => kitchen.undo.canTakeBack(step));
}

/** Takes back everything this import did and leaves its results; what was done since stays. */
export async function undoImport(kitchen: Kitchen): Promise<void> {
  for (const step of useImport.getState().steps.toReversed()) await kitchen.undo.takeBack(step);
  resetImport();
}

/** The step that more of the same import belongs to: its last one while nothing came after it, else a new one. */
function stepFor(kitchen: Kitchen, label: string): UndoGroup {
  const last = useImport.getState().steps.at(-1);
  if (last && kitchen.undo.last === last) return last;
  return kitchen.undo.group(label);
}

function withStep(steps: readonly UndoGroup[], step: UndoGroup): readonly UndoGroup[] {
  return steps.includes(step) ? steps : [...steps, step];
}

export function cancelImport(): void {
  current?.cancel();
}

/** Imports everything in a source. Resolves when it is done or cancelled. */
export async function runImport(kitchen: Kitchen, source: Source, policy: DuplicatePolicy): Promise<void> {
  if (current) return;
  useImport.setState({ steps: [] });
  const run = new ImportRun(kitchen, policy, source.label);
  current = run;
  try {
    await run.all(source);
  } finally {
    current = null;
  }
}

/** Files one import read already, tried again. */
export async function retryLine(kitchen: Kitchen, line: ImportLine, policy: DuplicatePolicy): Promise<void> {
  const { source } = line;
  if (!source || current) return;
  const before = useImport.getState().lines.filter((other) => other.key !== line.key);
  const run = new ImportRun(kitchen, policy, source.name, before);
  current = run;
  try {
    await run.all({
      label: source.name,
      total: 1,
      files: async function* () {
        yield source;
      },
    });
  } finally {
    current = null;
  }
}

interface Fresh extends NewRecipe {
  readonly file: string;
}

class ImportRun {
  readonly #kitchen: Kitchen;
  readonly #policy: DuplicatePolicy;
  readonly #group: UndoGroup;
  readonly #reading = new Reading();
  readonly #known: DuplicateIndex<ItemId> = createDuplicateIndex<ItemId>();
  /** Of the file being read: somebody's export holds no duplicates, however alike its recipes are; two files may. */
  readonly #ofThisFile: (readonly [ItemId, Fingerprint])[] = [];
  readonly #lines: ImportLine[];
  readonly #byCookbook = new Map<string, ItemId[]>();
  #keptDrafts = 0;
  #filesDone = 0;
  #isCancelled = false;
  #stoppedBy: Failure | null = null;
  #drawnAt = 0;
  #filesTotal: number | null = null;
  readonly #label: string;

  constructor(kitchen: Kitchen, policy: DuplicatePolicy, label: string, lines: readonly ImportLine[] = []) {
    this.#kitchen = kitchen;
    this.#policy = policy;
    this.#label = label;
    this.#group = stepFor(kitchen, `Import ${label}`);
    useImport.setState(({ steps }) => ({ steps: withStep(steps, this.#group) }));
    this.#lines = [...lines];
  }

  cancel(): void {
    this.#isCancelled = true;
    this.#reading.close();
  }

  async all(source: Source): Promise<void> {
    this.#filesTotal = source.total;
    this.#draw("running", true);
    await this.#learnKnown();
    for await (const file of source.files()) {
      if (this.#ended) break;
      await this.#file(file);
      for (const [id, print] of this.#ofThisFile.splice(0)) this.#known.add(id, print);
      this.#filesDone += 1;
      this.#draw("running");
    }
    await this.#fillCookbooks();
    this.#reading.close();
    this.#draw("done", true);
  }

  get #ended(): boolean {
    return this.#isCancelled || this.#stoppedBy !== null;
  }

  /** What is in the library already; a pause now and then keeps the window alive. */
  async #learnKnown(): Promise<void> {
    await this.#kitchen.recipes.load();
    for (const [index, recipe] of this.#kitchen.recipes.state.summaries.entries()) {
      this.#known.add(recipe.id, fingerprint(recipe));
      if (index % 200 === 199) await nextTurn();
    }
  }

  async #file(file: SourceFile): Promise<void> {
    const bytes = await file.read();
    if (!bytes.ok) {
      this.#add({ file: file.name, outcome: "failed", failure: bytes.error, source: file });
      return;
    }
    try {
      for await (const parcel of this.#reading.read({ kind: "file", name: file.name, bytes: bytes.value })) {
        if (this.#ended) return;
        await this.#parcel(parcel, file);
        this.#draw("running");
      }
    } catch (error) {
      if (this.#isCancelled) return;
      console.error("A file could not be read.", error);
      this.#add({
        file: file.name,
        outcome: "failed",
        failure: { code: "file_unreadable", message: "Reading this file failed. Import it by itself, or in parts." },
        source: file,
      });
    }
  }

  async #parcel(parcel: readonly ImportedFile[], source: SourceFile): Promise<void> {
    const fresh: Fresh[] = [];
    for (const { file, result } of parcel) {
      if (!result.ok) {
        this.#add({ file, outcome: "failed", failure: result.error, source });
        continue;
      }
      for (const draft of result.value) {
        const print = fingerprintOfDraft(draft);
        const like = this.#known.find(print);
        if (like && this.#policy === "skip") {
          this.#keptDrafts += 1;
          this.#add({
            file,
            title: draft.title,
            outcome: "duplicate",
            draft: this.#keptDrafts <= maxKeptDrafts ? draft : null,
            likeId: like.id,
            warnings: draft.warnings,
          });
        } else if (like && this.#policy === "replace") {
          const replaced = await replaceRecipe(this.#kitchen, this.#group, like.id, draft);
          if (replaced.ok)
            this.#add({
              file,
              title: draft.title,
              outcome: "replaced",
              recipeId: like.id,
              warnings: replaced.value.warnings,
            });
          else this.#fail(file, draft, replaced.error);
        } else {
          const id = this.#kitchen.items.newId() as ItemId;
          fresh.push({ file, draft, id });
          this.#ofThisFile.push([id, print]);
        }
        if (this.#ended) return;
      }
    }
    if (!this.#ended) await this.#store(fresh);
  }

  async #store(fresh: readonly Fresh[]): Promise<void> {
    if (fresh.length === 0) return;
    const stored = await storeDrafts(this.#kitchen, this.#group, fresh);
    if (
      !stored.ok &&
      fresh.length > 1 &&
      stored.error.code !== "storage_full" &&
      stored.error.code !== "storage_failed"
    ) {
      // One bad recipe must not take its neighbours with it.
      for (const one of fresh) await this.#store([one]);
      return;
    }
    fresh.forEach(({ file, draft }, index) => {
      if (!stored.ok) {
        this.#fail(file, draft, stored.error);
        return;
      }
      const recipe = stored.value[index];
      if (!recipe) return;
      this.#add({ file, title: draft.title, outcome: "imported", recipeId: recipe.id, warnings: recipe.warnings });
      for (const name of draft.cookbooks)
        this.#byCookbook.set(name, [...(this.#byCookbook.get(name) ?? []), recipe.id]);
    });
    await nextTurn();
  }

  #fail(file: string, draft: RecipeDraft, failure: Failure): void {
    this.#add({ file, title: draft.title, outcome: "failed", failure, warnings: draft.warnings });
    // A full disk will not take the next one either.
    if (failure.code === "storage_full" || failure.code === "storage_failed") this.#stoppedBy = failure;
  }

  /** The source's cookbooks become ours: one of that name, or a new one. */
  async #fillCookbooks(): Promise<void> {
    if (this.#byCookbook.size === 0) return;
    const existing = await this.#kitchen.items.list("cookbook");
    for (const [name, ids] of this.#byCookbook) {
      const same = existing.find((cookbook) => cookbook.title.trim().toLowerCase() === name.trim().toLowerCase());
      const done: Result<unknown> = same
        ? await this.#kitchen.items.edit(same.id, this.#group, (doc) => addToCookbook(doc, ids))
        : await this.#kitchen.items.create(this.#group, {
            type: "cookbook",
            init: (doc) => {
              setCookbookText(doc, "title", name.slice(0, 500));
              addToCookbook(doc, ids);
            },
          });
      if (!done.ok) this.#stoppedBy = done.error;
    }
  }

  #add(line: Partial<ImportLine> & Pick<ImportLine, "file" | "outcome">): void {
    lastKey += 1;
    this.#lines.push({
      key: lastKey,
      title: "",
      recipeId: null,
      warnings: [],
      failure: null,
      draft: null,
      likeId: null,
      source: null,
      ...line,
    });
  }

  #draw(phase: ImportState["phase"], isForced = false): void {
    const now = performance.now();
    if (!isForced && now - this.#drawnAt < drawEveryMs) return;
    this.#drawnAt = now;
    useImport.setState({
      phase,
      label: this.#label,
      filesDone: this.#filesDone,
      filesTotal: this.#filesTotal,
      wasCancelled: this.#isCancelled,
      stoppedBy: this.#stoppedBy,
      lines: [...this.#lines],
    });
  }
}

/** Imports a duplicate after all, beside or in place of what it is like. */
export async function importLine(
  kitchen: Kitchen,
  line: ImportLine,
  how: "keep" | "replace",
): Promise<Result<unknown>> {
  if (!line.draft) return { ok: true, value: null };
  const group = stepFor(kitchen, `${how === "keep" ? "Import" : "Replace"} “${line.title}”`);
  const done =
    how === "replace" && line.likeId !== null
      ? await replaceRecipe(kitchen, group, line.likeId, line.draft)
      : await storeDrafts(kitchen, group, [{ id: kitchen.items.newId() as ItemId, draft: line.draft }]);
  if (!done.ok) return done;
  const stored = Array.isArray(done.value) ? done.value[0] : done.value;
  useImport.setState(({ lines, steps }) => ({
    steps: withStep(steps, group),
    lines: lines.map((other) =>
      other.key === line.key
        ? {
            ...other,
            outcome: how === "keep" ? ("imported" as const) : ("replaced" as const),
            recipeId: stored?.id ?? null,
            draft: null,
          }
        : other,
    ),
  }));
  return done;
}
