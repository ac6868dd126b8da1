/**
 * Where the cook is: what is ticked off, the step at hand, for how many. Of this device and this day only: it survives a
 * reload, is forgotten after a day, and is never part of the recipe.
 */
import { useCallback } from "react";
import { create } from "zustand";
import { z } from "zod";
import { one, rationalFromText, rationalToText, type Rational } from "../../../../domain/quantity/rational.ts";

const sessionSchema = z.object({
  lines: z.array(z.string()),
  steps: z.array(z.string()),
  currentStep: z.string().nullable(),
  /** What amounts are multiplied by, as "n/d". */
  factor: z.string(),
  /** Milliseconds since 1970 of the last touch. */
  at: z.number(),
});
export type CookingSession = z.infer<typeof sessionSchema>;

const storageKey = "potluck.cooking";
const keptMs = 24 * 3_600_000;
const fresh: CookingSession = { lines: [], steps: [], currentStep: null, factor: "1/1", at: 0 };

function load(): Record<string, CookingSession> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    const parsed = z.record(z.string(), sessionSchema).safeParse(stored);
    if (!parsed.success) return {};
    return Object.fromEntries(Object.entries(parsed.data).filter(([, session]) => Date.now() - session.at < keptMs));
  } catch (error) {
    console.error("The cooking session could not be read and starts anew.", error);
    return {};
  }
}

const useSessions = create<{ sessions: Record<string, CookingSession> }>(() => ({ sessions: load() }));

function change(id: string, edit: (session: CookingSession) => Partial<CookingSession>): void {
  const { sessions } = useSessions.getState();
  const current = sessions[id] ?? fresh;
  const next = { ...sessions, [id]: { ...current, ...edit(current), at: Date.now() } };
  useSessions.setState({ sessions: next });
  try {
    localStorage.setItem(storageKey, JSON.stringify(next));
  } catch (error) {
    console.error("The cooking session is kept in this window only.", error);
  }
}

const toggle = (list: readonly string[], id: string): string[] =>
  list.includes(id) ? list.filter((other) => other !== id) : [...list, id];

export interface Cooking {
  readonly session: CookingSession;
  readonly factor: Rational;
  /** Something is ticked, scaled or begun. */
  readonly isTouched: boolean;
  readonly toggleLine: (lineId: string) => void;
  /** Ticks a step and moves on to the next one that is not ticked. */
  readonly toggleStep: (stepId: string, stepIds: readonly string[]) => void;
  readonly goTo: (stepId: string | null) => void;
  readonly scaleTo: (factor: Rational) => void;
  readonly reset: () => void;
}

export function useCooking(recipeId: string): Cooking {
  const session = useSessions((state) => state.sessions[recipeId]) ?? fresh;
  const toggleLine = useCallback(
    (lineId: string) => change(recipeId, ({ lines }) => ({ lines: toggle(lines, lineId) })),
    [recipeId],
  );
  const toggleStep = useCallback(
    (stepId: string, stepIds: readonly string[]) =>
      change(recipeId, ({ steps }) => {
        const done = toggle(steps, stepId);
        const isDone = done.includes(stepId);
        const next = stepIds.slice(stepIds.indexOf(stepId) + 1).find((id) => !done.includes(id));
        return { steps: done, currentStep: isDone ? (next ?? null) : stepId };
      }),
    [recipeId],
  );
  const goTo = useCallback((stepId: string | null) => change(recipeId, () => ({ currentStep: stepId })), [recipeId]);
  const scaleTo = useCallback(
    (factor: Rational) => change(recipeId, () => ({ factor: rationalToText(factor) })),
    [recipeId],
  );
  const reset = useCallback(() => change(recipeId, () => fresh), [recipeId]);
  const isTouched =
    session.lines.length > 0 ||
    session.steps.length > 0 ||
    session.currentStep !== null ||
    session.factor !== fresh.factor;
  return {
    session,
    factor: rationalFromText(session.factor) ?? one,
    isTouched,
    toggleLine,
    toggleStep,
    goTo,
    scaleTo,
    reset,
  };
}
