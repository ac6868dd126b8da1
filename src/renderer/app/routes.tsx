/** Which screen an address shows. Screens load when they are first opened; the frame is there before. */
import { lazy, useEffect, type ComponentType, type ReactNode } from "react";
import { Route, Switch } from "wouter";
import { EmptyState, LinkButton, PageHeader, paths } from "../ui/index.ts";
import { Compass } from "lucide-react";
import { StartPage } from "./StartPage.tsx";

function screen<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await load() }));
}

const RecipesScreen = screen(async () => (await import("../features/recipes/index.tsx")).RecipesScreen);
const ImportScreen = screen(async () => (await import("../features/recipes/index.tsx")).ImportScreen);
const PlanScreen = screen(async () => (await import("../features/plan/index.tsx")).PlanScreen);
const GroceriesScreen = screen(async () => (await import("../features/groceries/index.tsx")).GroceriesScreen);
const TablesScreen = screen(async () => (await import("../features/tables/index.tsx")).TablesScreen);
const TrashScreen = screen(async () => (await import("../features/trash/index.tsx")).TrashScreen);
const SharedScreen = screen(async () => (await import("../features/sharing/index.tsx")).SharedScreen);
const RescuedScreen = screen(async () => (await import("../features/sharing/index.tsx")).RescuedScreen);
const NotificationsScreen = screen(
  async () => (await import("../features/notifications/index.tsx")).NotificationsScreen,
);
const CommentsScreen = screen(async () => (await import("../features/notifications/index.tsx")).CommentsScreen);
const LinkScreen = screen(async () => (await import("../features/sharing/index.tsx")).LinkScreen);
const InvitationScreen = screen(async () => (await import("../features/sharing/index.tsx")).InvitationScreen);
const HistoryScreen = screen(async () => (await import("../features/sharing/index.tsx")).HistoryScreen);
const AccountScreen = screen(async () => (await import("../features/account/index.tsx")).AccountScreen);
const SignInScreen = screen(async () => (await import("../features/account/index.tsx")).SignInScreen);
const RegisterScreen = screen(async () => (await import("../features/account/index.tsx")).RegisterScreen);
const ResetScreen = screen(async () => (await import("../features/account/index.tsx")).ResetScreen);
const SetupScreen = screen(async () => (await import("../features/account/index.tsx")).SetupScreen);
const OrganizationScreen = screen(async () => (await import("../features/organizations/index.ts")).OrganizationScreen);
const JoinScreen = screen(async () => (await import("../features/organizations/index.ts")).JoinScreen);
const CampaignsScreen = screen(async () => (await import("../features/campaigns/index.ts")).CampaignsScreen);
const CampaignScreen = screen(async () => (await import("../features/campaigns/index.ts")).CampaignScreen);
const CampaignEditorScreen = screen(async () => (await import("../features/campaigns/index.ts")).EditorScreen);
const SharingReportScreen = screen(async () => (await import("../features/campaigns/index.ts")).SharingReportScreen);
const SharingAdminScreen = screen(async () => (await import("../features/admin/index.tsx")).SharingAdminScreen);
const SettingsScreen = screen(async () => (await import("../features/settings/index.tsx")).SettingsScreen);

const loadAhead: readonly (() => Promise<unknown>)[] = [
  () => import("../features/recipes/index.tsx"),
  () => import("../features/groceries/index.tsx"),
  () => import("../features/plan/index.tsx"),
  () => import("../features/tables/index.tsx"),
  () => import("../features/sharing/index.tsx"),
  () => import("../features/notifications/index.tsx"),
  () => import("../features/organizations/index.ts"),
  () => import("../features/account/index.tsx"),
  () => import("../features/settings/index.tsx"),
  () => import("../features/trash/index.tsx"),
];

function nothingBetterToDo(): Promise<void> {
  return new Promise((resolve) => {
    if (window.requestIdleCallback) window.requestIdleCallback(() => resolve());
    else window.setTimeout(resolve, 500);
  });
}

/**
 * Loads the screens' code ahead, one after the other and only in idle moments, so that none is waited for later.
 */
async function preloadScreens(): Promise<void> {
  for (const load of loadAhead) {
    await nothingBetterToDo();
    await load().catch((error: unknown) =>
      console.error("A screen could not be loaded ahead; it is tried again when opened.", error),
    );
  }
}

function NoSuchScreen(): ReactNode {
  return (
    <>
      <PageHeader title="Nothing here" />
      <EmptyState
        icon={Compass}
        title="This address leads nowhere"
        actions={
          <LinkButton variant="primary" href={paths.recipes}>
            Go to Recipes
          </LinkButton>
        }
      >
        It may have been typed by hand, or come from a newer version of the app.
      </EmptyState>
    </>
  );
}

export function Routes() {
  // Runs when the first screen is there: this stands in its Suspense. Earlier it would take the processor from it.
  useEffect(() => void preloadScreens(), []);
  return (
    <Switch>
      <Route path="/">
        <StartPage />
      </Route>
      {/* One component for list, reader and editor, so that the list keeps its place while the reader changes. */}
      <Route path={/^\/(?<section>recipes|cookbooks)(?:\/(?<id>[^/]+))?(?:\/(?<mode>edit))?\/?$/}>
        {({ section, id, mode }) =>
          section === "cookbooks" ? (
            <RecipesScreen {...(id ? { cookbookId: id } : {})} />
          ) : (
            <RecipesScreen {...(id ? { recipeId: id } : {})} isEditing={mode === "edit"} />
          )
        }
      </Route>
      <Route path="/plan/:monday?">{({ monday }) => <PlanScreen {...(monday ? { monday } : {})} />}</Route>
      <Route path="/groceries/:id?">{({ id }) => <GroceriesScreen {...(id ? { listId: id } : {})} />}</Route>
      <Route path="/tables/:id?">{({ id }) => <TablesScreen {...(id ? { tableId: id } : {})} />}</Route>
      <Route path="/shared">
        <SharedScreen />
      </Route>
      <Route path="/rescued">
        <RescuedScreen />
      </Route>
      <Route path="/organizations/:id/report">{({ id }) => <SharingReportScreen key={id} organizationId={id} />}</Route>
      <Route path="/campaigns">
        <CampaignsScreen />
      </Route>
      <Route path="/campaigns/new/:organizationId?">
        {({ organizationId }) => (
          <CampaignEditorScreen campaignId={null} {...(organizationId ? { organizationId } : {})} />
        )}
      </Route>
      <Route path="/campaigns/:id/edit">{({ id }) => <CampaignEditorScreen key={id} campaignId={id} />}</Route>
      <Route path="/campaigns/:id/copy">{({ id }) => <CampaignEditorScreen key={id} campaignId={id} isCopy />}</Route>
      <Route path="/campaigns/:id">{({ id }) => <CampaignScreen key={id} campaignId={id} />}</Route>
      <Route path="/organizations/:id">{({ id }) => <OrganizationScreen key={id} organizationId={id} />}</Route>
      <Route path="/join/:token">{({ token }) => <JoinScreen key={token} token={token} />}</Route>
      <Route path="/notifications">
        <NotificationsScreen />
      </Route>
      <Route path="/comments/:itemId">{({ itemId }) => <CommentsScreen itemId={itemId} />}</Route>
      <Route path="/link/:token">{({ token }) => <LinkScreen key={token} token={token} />}</Route>
      <Route path="/invitation/:token/:answer?">
        {({ token, answer }) => <InvitationScreen key={token} token={token} asksToDecline={answer === "decline"} />}
      </Route>
      <Route path="/history/:itemId?">{({ itemId }) => <HistoryScreen key={itemId} itemId={itemId ?? null} />}</Route>
      <Route path="/trash">
        <TrashScreen />
      </Route>
      <Route path="/admin/sharing">
        <SharingAdminScreen />
      </Route>
      <Route path="/settings">
        <SettingsScreen />
      </Route>
      <Route path="/account">
        <AccountScreen />
      </Route>
      <Route path="/sign-in">
        <SignInScreen />
      </Route>
      <Route path="/register">
        <RegisterScreen />
      </Route>
      <Route path="/reset">
        <ResetScreen />
      </Route>
      <Route path="/setup">
        <SetupScreen />
      </Route>
      <Route path="/import">
        <ImportScreen />
      </Route>
      <Route>
        <NoSuchScreen />
      </Route>
    </Switch>
  );
}
