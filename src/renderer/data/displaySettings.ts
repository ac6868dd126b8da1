/** How this device shows amounts and weeks; nothing stored in an item depends on it. */
import { getLocalTimeZone, startOfWeek, today } from "@internationalized/date";
import { z } from "zod";
import type { Weekday } from "../../domain/plans/weeks.ts";
import type { UnitSystem } from "../../domain/quantity/units.ts";
import { useSetting } from "./hooks.tsx";
import type { SettingKey } from "./settings.ts";

/** "written": as each recipe has it. */
export const unitsShown = ["written", "metric", "us"] as const;
export type UnitsShown = (typeof unitsShown)[number];
export const unitsShownKey: SettingKey<UnitsShown> = {
  id: "display.units",
  schema: z.enum(unitsShown),
  initial: "written",
};

/** "locale", or a weekday: 0 = Sunday … 6 = Saturday. */
export type FirstDayChoice = "locale" | Weekday;
export const firstDayKey: SettingKey<FirstDayChoice> = {
  id: "display.firstDay",
  schema: z.union([
    z.literal("locale"),
    z.literal(0),
    z.literal(1),
    z.literal(2),
    z.literal(3),
    z.literal(4),
    z.literal(5),
    z.literal(6),
  ]),
  initial: "locale",
};

/** The weekday on which weeks begin where this locale is spoken. */
export function localeFirstDay(locale: string): Weekday {
  const zone = getLocalTimeZone();
  return startOfWeek(today(zone), locale).toDate(zone).getDay() as Weekday;
}

/** The weekday the person's weeks begin on. */
export function useFirstDay(): Weekday {
  const [choice] = useSetting(firstDayKey);
  return choice === "locale" ? localeFirstDay(navigator.language) : choice;
}

/** The system amounts are shown in, or null for as written. */
export function useUnitSystem(): UnitSystem | null {
  const [choice] = useSetting(unitsShownKey);
  return choice === "written" ? null : choice;
}
