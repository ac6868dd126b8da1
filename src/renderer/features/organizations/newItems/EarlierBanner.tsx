import type { OrganizationRecord } from "../../../../domain/records/kinds.ts";
import { Banner, Button, ProgressBar } from "../../../ui/index.ts";
import { useEarlier } from "./useEarlier.ts";

/** Asks once, since the household shares by itself or one joined it, whether what one had before is to be shared too. */
export function EarlierBanner({ organization }: { organization: OrganizationRecord }) {
  const { newItems } = organization;
  return newItems?.isMine && newItems.asksAboutEarlier ? <Asking organization={organization} /> : null;
}

function Asking({ organization }: { organization: OrganizationRecord }) {
  const { count, words, share, keep, progress, cancel } = useEarlier(organization);
  if (count === 0 && progress === null) return null;
  return (
    <Banner
      tone="sky"
      className="mb-3"
      title={`Share what you have already with ${organization.name}?`}
      actions={
        progress ? (
          <ProgressBar
            label="Sharing"
            value={progress.done}
            max={progress.all}
            valueText={`${progress.done.toLocaleString()} of ${progress.all.toLocaleString()}`}
            onCancel={cancel}
            className="w-full"
          />
        ) : (
          <>
            <Button size="small" variant="primary" onPress={() => void share()}>
              Share it
            </Button>
            <Button size="small" onPress={() => void keep()}>
              Keep it to myself
            </Button>
          </>
        )
      }
    >
      You have {words}. What you make from now on is shared by itself.
    </Banner>
  );
}
