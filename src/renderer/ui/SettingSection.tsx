import { useId, type ReactNode } from "react";

/** A part of the settings under a heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-b border-line py-6 last:border-0">
      <h2 id={id} className="mb-2 text-3 font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** One setting: what it is at the start, the control at the end; under each other where it is narrow. */
export function Setting({ title, children, control }: { title: string; children?: ReactNode; control: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="text-2 font-medium wrap-anywhere">{title}</h3>
        {children ? <div className="text-1 text-pretty wrap-anywhere text-ink-2">{children}</div> : null}
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-2">{control}</div>
    </div>
  );
}
