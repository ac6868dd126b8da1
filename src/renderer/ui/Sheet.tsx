import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { ReactNode } from "react";
import { X } from "lucide-react";
import { bottomSheetClass, overlayClass } from "./Dialog.tsx";
import { cx } from "./cx.ts";
import { IconButton } from "./IconButton.tsx";

interface SheetProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  children: ReactNode;
  footer?: ReactNode;
}

/** A panel at the end of the window (440 px), a bottom sheet on phones: for details beside what they belong to. */
export function Sheet({ isOpen, onOpenChange, title, children, footer }: SheetProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className={overlayClass}>
      <Modal
        className={cx(
          "flex flex-col bg-surface text-ink shadow-2 outline-none md:fixed md:inset-y-0 md:end-0 md:w-[440px] md:data-entering:animate-fade forced-colors:border",
          bottomSheetClass,
        )}
      >
        <AriaDialog className="flex min-h-0 flex-1 flex-col outline-none">
          {({ close }) => (
            <>
              <div aria-hidden className="mx-auto mt-2 h-1 w-9 rounded-full bg-line-strong/50 md:hidden" />
              <header className="flex items-center gap-3 ps-5 pe-3 pt-3 pb-2">
                <Heading slot="title" className="min-w-0 flex-1 text-4 font-semibold">
                  {title}
                </Heading>
                <IconButton label="Close" icon={X} onPress={close} />
              </header>
              <div className="scroll-y min-h-0 flex-1 px-5 pb-5">{children}</div>
              {footer ? (
                <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 pb-[max(12px,env(safe-area-inset-bottom))]">
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
