/** Where a contribution comes from, in words: "Sat dinner · 6 servings". */
import { englishLocale } from "../../ui/englishLocale.ts";
import type { ContributionSource } from "../../../domain/groceries/contribution.ts";

const weekday = new Intl.DateTimeFormat(englishLocale, { weekday: "short", timeZone: "UTC" });
const dayMonth = new Intl.DateTimeFormat(englishLocale, { day: "numeric", month: "short", timeZone: "UTC" });
const dayMs = 86_400_000;

/** `today` as `YYYY-MM-DD`: a day within a week of it is called by its weekday alone. */
export function sourceDetail(
  source: Pick<Extract<ContributionSource, { kind: "recipe" }>, "planDate" | "slotName" | "servings">,
  today: string,
): string {
  const { planDate, slotName, servings } = source;
  const day = planDate && /^\d{4}-\d{2}-\d{2}$/.test(planDate) ? new Date(`${planDate}T00:00:00Z`) : null;
  const isNear = day !== null && Math.abs(day.getTime() - Date.parse(`${today}T00:00:00Z`)) < 7 * dayMs;
  const date = day === null ? "" : isNear ? weekday.format(day) : `${weekday.format(day)} ${dayMonth.format(day)}`;
  const when = [date, slotName === null ? "" : date ? slotName.toLowerCase() : slotName]
    .filter((part) => part !== "")
    .join(" ");
  const many = servings === null ? "" : servings === 1 ? "1 serving" : `${Number(servings.toFixed(2))} servings`;
  return [when, many].filter((part) => part !== "").join(" · ");
}
