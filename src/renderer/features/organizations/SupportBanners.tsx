/** Support that is in an organization now, for whoever manages it and for who has it: why, until when, and a way to end it at once. */
import { LifeBuoy } from "lucide-react";
import { nothing } from "../../../domain/organizations/answers.ts";
import { useActNow } from "../../sync/session/index.ts";
import { Banner, Button, focusScreenTitle, navigate, paths, showFailure, toast } from "../../ui/index.ts";
import type { Standing } from "./standing.ts";

function moment(at: number): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}

export function SupportBanners({ standing: { organization, personId } }: { standing: Standing }) {
  const ask = useActNow();
  const organizationId = organization.id;
  const end = async (supporterId: string) => {
    if (!showFailure(await ask("organization.endSupport", { organizationId, personId: supporterId }, nothing))) return;
    toast({ message: "Support access has ended.", tone: "done" });
    if (supporterId === personId) navigate(paths.sharingAdmin);
    else focusScreenTitle();
  };
  return organization.support.map(({ personId: supporterId, name, reason, since, endsAt }) => (
    <Banner
      key={supporterId}
      tone="sky"
      icon={LifeBuoy}
      className="mb-3"
      title={
        supporterId === personId
          ? "You have support access here"
          : `${name}, an admin of the server, has support access`
      }
      actions={
        <Button size="small" onPress={() => void end(supporterId)}>
          End it now
        </Button>
      }
    >
      <p>“{reason}”</p>
      <p>
        Since {moment(since)}. Ends by itself on {moment(endsAt)}.
      </p>
    </Banner>
  ));
}
