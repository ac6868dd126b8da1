/** The six settings of sharing (S3.6), and what the reminder needs besides; saved by an admin, in force at once. */
import {
  defaultSharingSettings,
  sharingSettingsSchema,
  type SharingSettings,
} from "../../../src/domain/sharing/settings.ts";
import type { StoreTransaction } from "../../store/ports.ts";

const key = "sharing";
const dayMs = 86_400_000;

export async function readSharingSettings(tx: StoreTransaction): Promise<SharingSettings> {
  const saved = await tx.settings.read(key);
  return saved === null ? defaultSharingSettings : sharingSettingsSchema.parse(JSON.parse(saved));
}

export async function writeSharingSettings(tx: StoreTransaction, settings: SharingSettings): Promise<void> {
  await tx.settings.write(key, JSON.stringify(settings));
}

/** When an invitation sent at `now` lapses if nobody answers it (S3.20); server's ms. */
export async function invitationLapsesAt(tx: StoreTransaction, now: number): Promise<number> {
  const { invitationExpirationDays } = await readSharingSettings(tx);
  return now + invitationExpirationDays * dayMs;
}
