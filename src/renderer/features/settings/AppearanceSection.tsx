import { Monitor, Moon, Sun } from "lucide-react";
import { Segmented, useTheme, type ThemeChoice } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";

const choices = [
  { id: "system", label: "System", icon: Monitor },
  { id: "light", label: "Light", icon: Sun },
  { id: "dark", label: "Dark", icon: Moon },
] satisfies readonly { id: ThemeChoice; label: string; icon: unknown }[];

export function AppearanceSection() {
  const { choice, choose } = useTheme();
  return (
    <Section title="Appearance">
      <Setting title="Theme" control={<Segmented label="Theme" segments={choices} value={choice} onChange={choose} />}>
        “System” follows the light and dark setting of this device.
      </Setting>
    </Section>
  );
}
