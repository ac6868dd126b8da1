import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { ReactNode } from "react";
import { X } from "lucide-react";
import { cx } from "./cx.ts";
import { IconButton } from "./IconButton.tsx";

export interface DialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  /** One sentence under the title. */
  subtitle?: ReactNode;
  children?: ReactNode;
  /** Buttons, the primary one last. */
  footer?: ReactNode;
  /** 420, 640 or 960 px wide at most; on phones always a bottom sheet. */
  size?: "small" | "medium" | "large";
  role?: "dialog" | "alertdialog";
  /** Whether a press outside closes it (default true; set false where typing could be lost). */
  isDismissable?: boolean;
  className?: string;
}

const widths = { small: "md:max-w-[420px]", medium: "md:max-w-[640px]", large: "md:max-w-[960px]" };

export const overlayClass = "fixed inset-0 z-50 h-(--visual-viewport-height) bg-scrim data-entering:animate-fade";
export const bottomSheetClass =
  "max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[92%] max-md:rounded-t-lg max-md:rounded-b-none max-md:data-entering:animate-sheet";

/** A window over the app for one decision or task; a bottom sheet on phones. Focus stays inside and returns afterwards. */
export function Dialog({
  isOpen,
  onOpenChange,
  title,
  subtitle,
  children,
  footer,
  size = "medium",
  role = "dialog",
  isDismissable = true,
  className,
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={isDismissable}
      className={cx(overlayClass, "grid place-items-center md:p-6")}
    >
      <Modal
        className={cx(
          "flex max-h-full w-full flex-col overflow-hidden bg-surface text-ink shadow-2 outline-none md:rounded-lg md:data-entering:animate-rise forced-colors:border",
          widths[size],
          bottomSheetClass,
        )}
      >
        <AriaDialog role={role} className="flex min-h-0 flex-1 flex-col outline-none">
          {({ close }) => (
            <>
              <header className="flex items-start gap-3 ps-[22px] pe-4 pt-4 pb-2">
                <div className="min-w-0 flex-1 pt-0.5">
                  <Heading slot="title" className="text-4 font-semibold text-pretty wrap-anywhere">
                    {title}
                  </Heading>
                  {subtitle ? <p className="mt-0.5 text-1 text-ink-2">{subtitle}</p> : null}
                </div>
                {role === "alertdialog" ? null : <IconButton label="Close" icon={X} onPress={close} />}
              </header>
              <div className={cx("scroll-y min-h-0 flex-1 px-[22px] pt-1 pb-5", className)}>{children}</div>
              {footer ? (
                <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line bg-sunken px-[22px] py-3 pb-[max(12px,env(safe-area-inset-bottom))]">
                  {footer}
                </footer>
              ) : null}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
