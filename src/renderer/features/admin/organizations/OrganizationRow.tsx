/** An organization of the server, with the support that is in it now. */
import { House, LifeBuoy, Users } from "lucide-react";
import { nothing } from "../../../../domain/organizations/answers.ts";
import type { AdministeredOrganization } from "../../../../domain/organizations/support.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { useMe } from "../../../sync/useMe.ts";
import { Button, Chip, counted, LinkButton, Menu, paths, showFailure, toast, useNow } from "../../../ui/index.ts";

/** How high a row is; on a phone what can be done stands below the name. */
export const organizationRowPx = { wide: 64, narrow: 108 };

interface OrganizationRowProps {
  organization: AdministeredOrganization;
  /** Support access is asked for. */
  onAsk: () => void;
  onChange: () => void;
}

/** Today the time, later the day: a phone has room for one. */
function moment(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const style = isToday ? ({ hour: "numeric", minute: "2-digit" } as const) : ({ dateStyle: "medium" } as const);
  return new Date(at).toLocaleString(undefined, style);
}

export function OrganizationRow({ organization, onAsk, onChange }: OrganizationRowProps) {
  const { id, name, kind, people, plan, support, isMember } = organization;
  const ask = useActNow();
  const me = useMe();
  const now = useNow();
  const isMineNow = support.some(({ personId }) => personId === me?.personId);
  const end = async (personId: string) => {
    if (!showFailure(await ask("organization.endSupport", { organizationId: id, personId }, nothing))) return;
    toast({ message: `Support access to ${name} has ended.`, tone: "done" });
    onChange();
  };
  const KindIcon = kind === "household" ? House : Users;
  const facts = [kind === "household" ? "Household" : "Team", counted(people, "person", "people"), plan];
  const [first] = support;
  return (
    <>
      <KindIcon size={18} className="shrink-0 text-ink-2" aria-hidden />
      <div className="flex min-w-0 flex-1 gap-x-3 gap-y-1.5 max-sm:flex-col sm:items-center">
        <div className="min-w-0 sm:flex-1">
          <p className="truncate text-2 font-semibold">{name}</p>
          <p className="truncate text-1 text-ink-2">{facts.join(" · ")}</p>
        </div>
        <span className="flex min-w-0 flex-wrap items-center gap-1.5">
          {first ? <Chip tone="sky">Support until {moment(first.endsAt, now)}</Chip> : null}
          {isMember ? <Chip>You are in it</Chip> : null}
          {isMineNow || isMember ? (
            <LinkButton size="small" href={paths.organization(id)}>
              Open
            </LinkButton>
          ) : (
            <Button size="small" icon={LifeBuoy} aria-label={`Ask for support access to ${name}`} onPress={onAsk}>
              Support access…
            </Button>
          )}
          {support.length === 0 ? null : (
            <Menu
              label={`End support access to ${name}`}
              size="small"
              items={support.map(({ personId, name: supporter }) => ({
                id: personId,
                label: personId === me?.personId ? "Yours" : `Of ${supporter}`,
                isDanger: true,
                onAction: () => void end(personId),
              }))}
            >
              End
            </Menu>
          )}
        </span>
      </div>
    </>
  );
}
