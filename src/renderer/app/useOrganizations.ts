/** Which organization's name stands over the kitchen, and the menu's lines for changing that and for starting one. */
import { useCallback, useMemo, useState } from "react";
import { House, Plus, UserRound, Users } from "lucide-react";
import { z } from "zod";
import type { OrganizationKind } from "../../domain/organizations/roles.ts";
import type { OrganizationRecord } from "../../domain/records/kinds.ts";
import { useSetting, type SettingKey } from "../data/index.ts";
import { useSession } from "../sync/session/index.ts";
import { useRecords } from "../sync/useRecords.ts";
import { counted, goThereAfterSignIn, navigate, paths, showFailure, useCommands } from "../ui/index.ts";
import type { MenuAction } from "../ui/index.ts";

/** "" stands for one's own kitchen; null: never chosen, so the first organization is shown. */
const shownKey: SettingKey<string | null> = { id: "shown-organization", schema: z.string().nullable(), initial: null };

const icons = { household: House, team: Users } as const;

/** "Household · 3 people" */
function describe({ kind, people }: Pick<OrganizationRecord, "kind" | "people">): string {
  return `${kind === "household" ? "Household" : "Team"} · ${counted(people, "person", "people")}`;
}

export interface ShownPlace {
  readonly title: string;
  readonly line: string;
  readonly items: readonly MenuAction[];
  /** What is being started in a window; null: nothing. */
  readonly starting: OrganizationKind | null;
  readonly onStarted: (organizationId: string) => void;
  readonly onClosed: () => void;
}

export function useOrganizations(): ShownPlace {
  const { state } = useSession();
  const records = useRecords("organization");
  const [shownId, setShown] = useSetting(shownKey);
  const isSignedIn = state.kind === "signed-in";
  const organizations = useMemo(() => (records ?? []).toSorted((a, b) => a.name.localeCompare(b.name)), [records]);
  const shown = organizations.find(({ id }) => id === shownId) ?? (shownId === null ? organizations[0] : undefined);

  const show = useCallback(
    async (id: string) => {
      showFailure(await setShown(id));
    },
    [setShown],
  );
  const [starting, setStarting] = useState<OrganizationKind | null>(null);
  const start = useCallback(
    (kind: OrganizationKind) => {
      if (!isSignedIn) {
        // Others can only be in it on a server.
        goThereAfterSignIn(paths.recipes);
        navigate(paths.register);
        return;
      }
      setStarting(kind);
    },
    [isSignedIn],
  );
  useCommands([
    {
      id: "start-household",
      label: "Start a household…",
      icon: House,
      group: "Organizations",
      run: () => start("household"),
    },
    { id: "start-team", label: "Start a team…", icon: Users, group: "Organizations", run: () => start("team") },
    ...organizations.map(({ id, name, kind }) => ({
      id: `organization.${id}`,
      label: `Go to ${name}`,
      icon: icons[kind],
      group: "Organizations",
      run: () => navigate(paths.organization(id)),
    })),
  ]);
  const own = isSignedIn ? state.name : "This device";
  const items: MenuAction[] = [
    ...(organizations.length === 0
      ? []
      : [
          {
            id: "own",
            label: "My kitchen",
            icon: UserRound,
            isChecked: shown === undefined,
            onAction: () => void show(""),
          },
          ...organizations.map(({ id, name, kind }) => ({
            id: `show.${id}`,
            label: name,
            icon: icons[kind],
            isChecked: shown?.id === id,
            onAction: () => {
              void show(id);
              navigate(paths.organization(id));
            },
          })),
        ]),
    { id: "start-household", label: "Start a household…", icon: Plus, onAction: () => start("household") },
    { id: "start-team", label: "Start a team…", icon: Plus, onAction: () => start("team") },
  ];
  return {
    title: shown?.name ?? "My kitchen",
    line: shown ? describe(shown) : own,
    items,
    starting,
    onStarted: (organizationId) => {
      setStarting(null);
      void show(organizationId);
      navigate(paths.organization(organizationId));
    },
    onClosed: () => setStarting(null),
  };
}
