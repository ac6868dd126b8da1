/** Settings of this device: how things look, what happens with the data. Each section is a file; nothing else knows them. */
import { PageHeader } from "../../ui/index.ts";
import { AboutSection } from "./AboutSection.tsx";
import { AccountSection } from "./AccountSection.tsx";
import { AppearanceSection } from "./AppearanceSection.tsx";
import { BackupSection } from "./BackupSection.tsx";
import { DataSection } from "./DataSection.tsx";
import { DeleteSection } from "./DeleteSection.tsx";
import { DisplaySection } from "./DisplaySection.tsx";
import { NotificationsSection } from "./NotificationsSection.tsx";
import { SharingSection } from "./SharingSection.tsx";
import { StorageSection } from "./StorageSection.tsx";

/** /settings */
export function SettingsScreen() {
  return (
    <>
      <PageHeader title="Settings" subtitle="For this device" />
      <div className="scroll-y min-h-0 flex-1">
        <div className="mx-auto w-full max-w-[720px] px-4 pb-16 md:px-6">
          <AccountSection />
          <SharingSection />
          <NotificationsSection />
          <AppearanceSection />
          <DisplaySection />
          <DataSection />
          <BackupSection />
          <StorageSection />
          <DeleteSection />
          <AboutSection />
        </div>
      </div>
    </>
  );
}
