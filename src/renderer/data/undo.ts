/**
 * One undo for the whole app (Ctrl/Cmd-Z): every command, on whatever item, is a step with a label; a step may hold several
 * parts that are taken back together, last first. Steps live as long as the window.
 */
import { BehaviorSubject, type Observable } from "rxjs";

/** One reversible part: a document's last edit, or a change of a record. */
export interface UndoPart {
  /** Whether it can be taken back although other steps came after it: it touches nothing they may have changed. */
  readonly isFree?: boolean;
  readonly undo: () => Promise<boolean>;
  readonly redo: () => Promise<boolean>;
}

/** A step under construction; commands given the same group become one step. */
export interface UndoGroup {
  readonly label: string;
  readonly parts: UndoPart[];
}

export interface UndoState {
  /** Label of what Ctrl-Z would take back, or null. */
  readonly undo: string | null;
  readonly redo: string | null;
}

/** Steps remembered; older ones can no longer be undone. */
const maxSteps = 500;

export class UndoStack {
  readonly #done: UndoGroup[] = [];
  readonly #undone: UndoGroup[] = [];
  readonly #state = new BehaviorSubject<UndoState>({ undo: null, redo: null });
  readonly #onNewStep: () => void;
  #running: Promise<unknown> = Promise.resolve();

  /** @param onNewStep called when a new step makes everything undone before it final. */
  constructor(onNewStep: () => void) {
    this.#onNewStep = onNewStep;
  }

  get state$(): Observable<UndoState> {
    return this.#state;
  }
  get state(): UndoState {
    return this.#state.value;
  }

  /**
   * Records a finished part as a step of its own, or as part of `group`. A group that was taken back begins anew with it: what
   * was taken back can no longer be put on again.
   */
  add(step: string | UndoGroup, part: UndoPart): void {
    for (const undone of this.#undone.splice(0)) undone.parts.length = 0;
    this.#onNewStep();
    const group = typeof step === "string" ? this.group(step) : step;
    group.parts.push(part);
    if (!this.#done.includes(group)) this.#push(group);
    this.#publish();
  }

  #push(step: UndoGroup): void {
    this.#done.push(step);
    if (this.#done.length > maxSteps) this.#done.shift();
  }

  /** Starts a step of several commands: pass what it returns instead of a label. */
  group(label: string): UndoGroup {
    return { label, parts: [] };
  }

  /** Takes the last step back; resolves to its label, or null when there is none. */
  undo(): Promise<string | null> {
    return this.#queue(() => this.#move(this.#done, this.#undone, "undo"));
  }

  redo(): Promise<string | null> {
    return this.#queue(() => this.#move(this.#undone, this.#done, "redo"));
  }

  /** The step made last; what a message about it offers to take back. */
  get last(): UndoGroup | null {
    return this.#done.at(-1) ?? null;
  }

  /** Whether exactly this step can be taken back now: it is the last one, or touches nothing that later ones may have changed. */
  canTakeBack(step: UndoGroup): boolean {
    return (
      this.#done.at(-1) === step || (this.#done.includes(step) && step.parts.every((part) => part.isFree === true))
    );
  }

  /** Takes exactly this step back, whatever was done since; null, and nothing changed, where that cannot be. */
  takeBack(step: UndoGroup): Promise<string | null> {
    return this.#queue(async () => {
      if (!this.canTakeBack(step)) return null;
      this.#done.splice(this.#done.indexOf(step), 1);
      return this.#move([step], this.#undone, "undo");
    });
  }

  async #move(from: UndoGroup[], to: UndoGroup[], direction: "undo" | "redo"): Promise<string | null> {
    for (let step = from.pop(); step; step = from.pop()) {
      let moved = false;
      const parts = direction === "undo" ? step.parts.toReversed() : step.parts;
      for (const part of parts) moved = (await part[direction]()) || moved;
      // What no longer exists (deleted for ever, evicted) is passed over rather than seeming to do nothing.
      if (!moved) continue;
      to.push(step);
      this.#publish();
      return step.label;
    }
    this.#publish();
    return null;
  }

  #queue<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#running.then(run);
    this.#running = result.catch(() => undefined);
    return result;
  }

  #publish(): void {
    this.#state.next({ undo: this.#done.at(-1)?.label ?? null, redo: this.#undone.at(-1)?.label ?? null });
  }
}
