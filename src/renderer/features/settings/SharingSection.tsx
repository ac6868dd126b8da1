import { shareableTypes } from "../../../domain/sharing/share.ts";
import { askToShare, kindName } from "../../access/index.ts";
import { useIsAdmin } from "../../sync/useIsAdmin.ts";
import { useMe } from "../../sync/useMe.ts";
import { LinkButton, Menu, paths } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";

/** Sharing everything of a kind, and the way to all shares. Not there while nobody has an account here. */
export function SharingSection() {
  const me = useMe();
  const isAdmin = useIsAdmin() === true;
  if (!me) return null;
  return (
    <Section title="Sharing">
      <Setting
        title="Share everything of a kind"
        control={
          <Menu
            label="Share everything of a kind"
            items={shareableTypes.map((type) => ({
              id: type,
              label: kindName(type),
              onAction: () => askToShare({ itemType: type, itemId: null, title: kindName(type) }),
            }))}
          >
            Share all…
          </Menu>
        }
      >
        All your recipes, plans, lists, cookbooks or tables: those there are, and those you add later.
      </Setting>
      <Setting title="What is shared" control={<LinkButton href={paths.shared}>Open sharing</LinkButton>}>
        With you and by you; invitations, requests and what has ended.
      </Setting>
      {isAdmin ? (
        <Setting
          title="On this server"
          control={<LinkButton href={paths.sharingAdmin}>Open administration</LinkButton>}
        >
          You are an admin: decide what everybody can share, at which levels, and see and revoke shares.
        </Setting>
      ) : null}
    </Section>
  );
}
