import { useEffect, useState } from "react";
import type { AppInfo } from "../../../domain/ipc.ts";
import { Button, Dialog, showFailure } from "../../ui/index.ts";
import { licences } from "./licences.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";

function LicenceDialog({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Licences"
      subtitle="Potluck is free software under the MIT licence. It stands on these."
    >
      <ul>
        {licences.map(({ name, licence, by }) => (
          <li
            key={name}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2 text-2 last:border-0"
          >
            <span className="font-medium">{name}</span>
            <span className="text-1 text-ink-2">
              {licence} · {by}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

export function AboutSection() {
  const [info, setInfo] = useState<AppInfo | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    void window.potluck?.appInfo().then((read) => {
      if (showFailure(read)) setInfo(read.value);
    });
  }, []);
  return (
    <Section title="About">
      <Setting
        title={info ? `Potluck ${info.version}` : "Potluck"}
        control={<Button onPress={() => setIsOpen(true)}>Licences…</Button>}
      >
        {info ? `On the desktop, ${info.platform}.` : "In this browser."} No account, no network, no tracking:
        everything is on this device.
      </Setting>
      <LicenceDialog isOpen={isOpen} onOpenChange={setIsOpen} />
    </Section>
  );
}
