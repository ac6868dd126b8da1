import {
  firstDayKey,
  localeFirstDay,
  unitsShownKey,
  useSetting,
  type FirstDayChoice,
  type UnitsShown,
} from "../../data/index.ts";
import type { Weekday } from "../../../domain/plans/weeks.ts";
import { Segmented, Select, showFailure } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";

const units = [
  { id: "written", label: "As written" },
  { id: "metric", label: "Metric" },
  { id: "us", label: "US" },
] satisfies readonly { id: UnitsShown; label: string }[];

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 0];

/** The weekday's name in the person's language; 4 January 1970 was a Sunday. */
function dayName(day: Weekday): string {
  return new Intl.DateTimeFormat(navigator.language, { weekday: "long", timeZone: "UTC" }).format(
    new Date((3 + day) * 86_400_000),
  );
}

export function DisplaySection() {
  const [shown, setShown] = useSetting(unitsShownKey);
  const [firstDay, setFirstDay] = useSetting(firstDayKey);
  const usual = dayName(localeFirstDay(navigator.language));
  const days: { id: string; label: string; value: FirstDayChoice }[] = [
    { id: "locale", label: `As usual here (${usual})`, value: "locale" },
    ...weekdays.map((day) => ({ id: String(day), label: dayName(day), value: day })),
  ];
  return (
    <Section title="Amounts and weeks">
      <Setting
        title="Units"
        control={
          <Segmented
            label="Units"
            segments={units}
            value={shown}
            onChange={(next) => void setShown(next).then(showFailure)}
          />
        }
      >
        Recipes are shown in these units. What you wrote is always kept as it is.
      </Setting>
      <Setting
        title="First day of the week"
        control={
          <Select
            label="First day of the week"
            hideLabel
            className="w-56"
            options={days}
            value={String(firstDay)}
            onChange={(id) => {
              const chosen = days.find((day) => day.id === id);
              if (chosen) void setFirstDay(chosen.value).then(showFailure);
            }}
          />
        }
      />
    </Section>
  );
}
