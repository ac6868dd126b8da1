import { useEffect, useState } from "react";
import type { AppInfo } from "../../../domain/ipc.ts";
import { Button, showFailure } from "../../ui/index.ts";
import { LicenceDialog } from "./LicenceDialog.tsx";
import { Section, Setting } from "../../ui/SettingSection.tsx";

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
      <LicenceDialog isOpen={isOpen} onOpenChange={setIsOpen} isDesktop={info !== null} />
    </Section>
  );
}
