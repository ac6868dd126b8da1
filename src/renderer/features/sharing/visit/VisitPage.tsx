import type { ReactNode } from "react";
import { PageHeader } from "../../../ui/index.ts";

/** The page around what a visitor sees: a title, and one column. */
export function VisitPage({
  title,
  subtitle,
  actions,
  children,
}: {
  title: string;
  subtitle?: string | undefined;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <PageHeader title={title} subtitle={subtitle} actions={actions} />
      <div className="scroll-y min-h-0 flex-1">
        <div className="mx-auto w-full max-w-[760px] px-4 pt-5 pb-16 md:px-6">{children}</div>
      </div>
    </>
  );
}
