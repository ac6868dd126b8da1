import { useState } from "react";
import { Button } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";
import { SignOutDialog } from "./SignOutDialog.tsx";

export function SignOutSection() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section title="This device">
      <Setting title="Sign out" control={<Button onPress={() => setIsOpen(true)}>Sign out…</Button>}>
        Keep a copy here, or leave nothing behind.
      </Setting>
      {isOpen ? <SignOutDialog onClose={() => setIsOpen(false)} /> : null}
    </Section>
  );
}
