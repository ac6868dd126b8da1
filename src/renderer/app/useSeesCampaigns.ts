import { useRecords } from "../sync/useRecords.ts";

/** Whether one of this person's organizations has campaigns they may see. */
export function useSeesCampaigns(): boolean {
  const organizations = useRecords("organization") ?? [];
  return organizations.some(({ capabilities }) => capabilities.includes("viewCampaigns"));
}
