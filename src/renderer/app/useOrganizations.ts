/** Which organization's name stands over the kitchen, and the lines of menus for changing that and for starting one. */
import { useCallback, useMemo, useState } from "react";
import { House, UserRound, Users } from "lucide-react";
import { z } from "zod";
import type { OrganizationKind } from "../../domain/organizations/roles.ts";
import type { OrganizationRecord } from "../../domain/records/kinds.ts";
import { useSetting, type SettingKey } from "../data/index.ts";
import { useSession } from "../sync/session/index.ts";
import { useRecords } from "../sync/useRecords.ts";
import {
  compareNames,
  counted,
  goThereAfterSignIn,
  navigate,
  paths,
  showFailure,
  useCommands,
  usePath,
} from "../ui/index.ts";
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
  /** One's own kitchen and the organizations, by name; nothing where there is no organization. */
  readonly places: readonly MenuAction[];
  /** Lines that start one. */
  readonly starts: readonly MenuAction[];
  /** What is being started in a window; null: nothing. */
  readonly starting: OrganizationKind | null;
  readonly onStarted: (organizationId: string) => void;
  readonly onClosed: () => void;
}

export function useOrganizations(): ShownPlace {
  const { state } = useSession();
  const records = useRecords("organization");
  const [shownId, setShown] = useSetting(shownKey);
  const path = usePath();
  const isSignedIn = state.kind === "signed-in";
  const organizations = useMemo(() => (records ?? []).toSorted(compareNames), [records]);
  // Where somebody is comes before what they chose last.
  const here = organizations.find(({ id }) => `${path}/`.startsWith(`${paths.organization(id)}/`));
  const shown =
    here ?? organizations.find(({ id }) => id === shownId) ?? (shownId === null ? organizations[0] : undefined);

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
  const goTo = (id: string): void => {
    void show(id);
    navigate(paths.organization(id));
  };
  const places: MenuAction[] = [
    {
      id: "own",
      label: "My kitchen",
      icon: UserRound,
      isChecked: shown === undefined,
      onAction: () => {
        void show("");
        if (here) navigate(paths.recipes);
      },
    },
    ...organizations.map(({ id, name, kind }) => ({
      id: `show.${id}`,
      label: name,
      icon: icons[kind],
      isChecked: shown?.id === id,
      onAction: () => goTo(id),
    })),
  ];
  return {
    title: shown?.name ?? "My kitchen",
    line: shown ? describe(shown) : isSignedIn ? state.name : "This device",
    places: organizations.length === 0 ? [] : places,
    starts: [
      { id: "start-household", label: "Start a household…", icon: House, onAction: () => start("household") },
      { id: "start-team", label: "Start a team…", icon: Users, onAction: () => start("team") },
    ],
    starting,
    onStarted: (organizationId) => {
      setStarting(null);
      goTo(organizationId);
    },
    onClosed: () => setStarting(null),
  };
}

/** The same for the command palette. Called once, by the frame. */
export function useOrganizationCommands({ places, starts }: ShownPlace): void {
  const group = "Organizations";
  useCommands([
    ...starts.map(({ id, label, icon, onAction }) => ({ id, label, icon, group, run: () => onAction?.() })),
    ...places.map(({ id, label, icon, onAction }) => ({
      id: `organization.${id}`,
      label: `Go to ${label}`,
      icon,
      group,
      run: () => onAction?.(),
    })),
  ]);
}
