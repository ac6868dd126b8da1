/** The meal plan. Screens only; data comes from renderer/data. */
import { CalendarDays } from "lucide-react";
import { EmptyState, PageHeader } from "../../ui/index.ts";

/** /plan (this week), /plan/:monday */
export function PlanScreen(_props: { monday?: string }) {
  return (
    <>
      <PageHeader title="Plan" />
      <EmptyState icon={CalendarDays} title="Your week will be here" />
    </>
  );
}
