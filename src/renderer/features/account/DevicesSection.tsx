import { useCallback } from "react";
import { useSession } from "../../sync/session/index.ts";
import { Button, Chip, showFailure, timeAgo, toast } from "../../ui/index.ts";
import { useNow } from "../../ui/useNow.ts";
import { Section } from "../../ui/SettingSection.tsx";
import { useAsked } from "./useAccount.ts";

/** Where the account is signed in; each can be ended from here. */
export function DevicesSection() {
  const { session } = useSession();
  const asked = useAsked(useCallback(() => session.client.sessions(), [session]));
  const now = useNow(60_000);
  const sessions = asked.value?.sessions ?? [];
  const end = async (id: string) => {
    if (showFailure(await session.client.endSession(id))) asked.reload();
  };
  const endOthers = async () => {
    const ended = await session.client.endOtherSessions();
    if (!showFailure(ended)) return;
    toast({ message: "All other devices are signed out.", tone: "done" });
    asked.reload();
  };
  return (
    <Section title="Devices">
      <p className="text-1 text-ink-2">
        {asked.failure
          ? asked.failure.message
          : "Where you are signed in. A device that is signed out from here keeps its copy and gets nothing new."}
      </p>
      <ul className="mt-2">
        {sessions.map(({ id, device, lastSeenAt, isThisOne }) => (
          <li key={id} className="flex min-h-11 items-center gap-3 border-b border-line py-1 last:border-0">
            <span className="min-w-0 flex-1">
              <span className="block truncate text-2 font-medium">{device || "A device"}</span>
              <span className="block text-1 text-ink-2">Seen {timeAgo(lastSeenAt, now)}</span>
            </span>
            {isThisOne ? (
              <Chip tone="herb">This one</Chip>
            ) : (
              <Button
                size="small"
                variant="quiet"
                aria-label={`Sign out ${device || "a device"}`}
                onPress={() => void end(id)}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button className="mt-2" onPress={() => void endOthers()}>
          Sign out all other devices
        </Button>
      ) : null}
    </Section>
  );
}
