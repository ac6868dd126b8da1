import { useEffect, useState } from "react";
import type { BundledPackage } from "../../../domain/bundledPackage.ts";
import type { Result } from "../../../domain/result.ts";
import { Dialog, ErrorState } from "../../ui/index.ts";
import { readLicences } from "./licences.ts";

interface LicenceDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** The desktop app brings more along than the page. */
  isDesktop: boolean;
}

/** Whose work is in the app, each with its licence in full. */
export function LicenceDialog({ isOpen, onOpenChange, isDesktop }: LicenceDialogProps) {
  const [read, setRead] = useState<Result<readonly BundledPackage[]> | null>(null);
  const load = (): void => void readLicences().then(setRead);
  useEffect(() => {
    if (isOpen) load();
  }, [isOpen]);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Licences"
      subtitle="Potluck is free software under the MIT licence. It stands on these; open one for its licence."
    >
      {read?.ok === false ? (
        <ErrorState title="The list is not here" message={read.error.message} onRetry={load} />
      ) : (
        <ul>
          {read?.value.map((one) => (
            <LicenceRow key={`${one.name} ${one.version}`} bundled={one} />
          ))}
        </ul>
      )}
      {isDesktop ? (
        <p className="mt-3 text-1 text-ink-2">Electron, Chromium and Node.js: their licences lie beside the program.</p>
      ) : null}
    </Dialog>
  );
}

function LicenceRow({ bundled: { name, version, licence, text } }: { bundled: BundledPackage }) {
  return (
    <li className="border-b border-line text-2 last:border-0">
      <details>
        <summary className="focus-ring cursor-default rounded-sm py-2">
          <span className="font-medium wrap-anywhere">{name}</span>{" "}
          <span className="text-1 text-ink-2">
            {version} · {licence}
          </span>
        </summary>
        <p className="mb-3 rounded-sm bg-sunken p-3 text-1 whitespace-pre-wrap wrap-anywhere text-ink-2">{text}</p>
      </details>
    </li>
  );
}
