/** How long something lasts, with what comes after it. */
import { UntilField } from "../../access/index.ts";

interface TimeLineProps {
  title: string;
  detail: string;
  value: number | null;
  onChange: (value: number | null) => void;
}

export function TimeLine({ title, detail, value, onChange }: TimeLineProps) {
  return (
    <div role="group" aria-label={title} className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="text-2 font-semibold">{title}</p>
        <p className="text-1 text-ink-2">{detail}</p>
      </div>
      <UntilField isRegular value={value} onChange={onChange} />
    </div>
  );
}
