import { useCallback, useEffect, useState } from "react";
import { Button, byteSize, Chip, toast } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";

interface Storage {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  readonly isPersistent: boolean;
}

async function readStorage(): Promise<Storage> {
  const [estimate, isPersistent] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
  return { usedBytes: estimate.usage ?? 0, quotaBytes: estimate.quota ?? 0, isPersistent };
}

/** How much room the kitchen takes, and whether the browser may take it away. */
export function StorageSection() {
  const [storage, setStorage] = useState<Storage | null>(null);
  const look = useCallback(() => {
    // Absent where the page is not served securely; then there is nothing to say.
    if (!("storage" in navigator)) return;
    readStorage().then(setStorage, (error: unknown) => console.error("The storage estimate could not be read.", error));
  }, []);
  useEffect(look, [look]);
  if (!storage) return null;
  const { usedBytes, quotaBytes, isPersistent } = storage;
  const ask = async () => {
    const granted = await navigator.storage.persist();
    toast(
      granted
        ? { message: "This browser will keep your kitchen, also when space runs low.", tone: "done" }
        : {
            message:
              "The browser did not agree. Add the app to your home screen or use it more often, then ask again; and keep a copy.",
            tone: "problem",
          },
    );
    look();
  };
  return (
    <Section title="Storage">
      <Setting
        title="Used on this device"
        control={<span className="text-2 font-semibold tabular">{byteSize(usedBytes)}</span>}
      >
        {quotaBytes > 0 ? `Up to ${byteSize(quotaBytes)} may be used.` : null}
      </Setting>
      <Setting
        title="Kept when space runs low"
        control={
          isPersistent ? (
            <Chip tone="herb">Yes</Chip>
          ) : (
            <>
              <Chip tone="amber">Not promised</Chip>
              <Button onPress={() => void ask()}>Ask for it</Button>
            </>
          )
        }
      >
        {isPersistent
          ? "Only you can delete it."
          : "Without this promise a browser may clear the data of sites that are rarely used."}
      </Setting>
    </Section>
  );
}
