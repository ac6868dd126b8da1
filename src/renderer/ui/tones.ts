/** Tones say one thing each: herb done, sky people, amber waiting, rose refused or removed. */
export type Tone = "neutral" | "accent" | "herb" | "sky" | "amber" | "rose";

export const softTone: Record<Tone, string> = {
  neutral: "bg-sunken text-ink-2",
  accent: "bg-accent-soft text-accent",
  herb: "bg-herb-soft text-herb",
  sky: "bg-sky-soft text-sky",
  amber: "bg-amber-soft text-amber",
  rose: "bg-rose-soft text-rose",
};
