/** Opens the kitchen, then shows the frame. Until it is open: nothing, then (after 200 ms) a quiet placeholder. */
import { useEffect, useState } from "react";
import { RouterProvider } from "react-aria-components";
import { Router } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { KitchenProvider, openKitchenInWindow, type Kitchen } from "../data/index.ts";
import { Button, ErrorState, navigate, Skeleton } from "../ui/index.ts";
import { sessionInWindow, SyncProvider } from "../sync/session/index.ts";
import { AppFrame } from "./AppFrame.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";

type Opening =
  | { readonly kind: "opening" }
  | { readonly kind: "open"; readonly kitchen: Kitchen }
  | { readonly kind: "failed"; readonly error: unknown };

/** An address of the app becomes a hash; anything else (http, mailto) stays what it is. */
function toHash(href: string): string {
  return href.startsWith("/") ? `#${href}` : href;
}

function CouldNotOpen({ error }: { error: unknown }) {
  return (
    <main className="scroll-y h-full">
      <ErrorState
        isScreen
        title="Your kitchen could not be opened"
        message="The store on this device did not open. Close other windows of Potluck and try again; make sure the disk is not full and that this site may store data. Nothing was changed."
        actions={
          <Button variant="primary" onPress={() => window.location.reload()}>
            Try again
          </Button>
        }
        details={error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
      />
    </main>
  );
}

export function App() {
  const [opening, setOpening] = useState<Opening>({ kind: "opening" });
  useEffect(() => {
    let isCurrent = true;
    let opened: Kitchen | null = null;
    openKitchenInWindow(sessionInWindow().storeName).then(
      (kitchen) => {
        opened = kitchen;
        if (isCurrent) setOpening({ kind: "open", kitchen });
        else void kitchen.close();
      },
      (error: unknown) => {
        console.error("The kitchen could not be opened.", error);
        if (isCurrent) setOpening({ kind: "failed", error });
      },
    );
    return () => {
      isCurrent = false;
      void opened?.close();
    };
  }, []);

  if (opening.kind === "opening") return <Skeleton lines={6} />;
  if (opening.kind === "failed") return <CouldNotOpen error={opening.error} />;
  return (
    <Router hook={useHashLocation}>
      <RouterProvider navigate={(path) => navigate(path)} useHref={toHash}>
        <KitchenProvider kitchen={opening.kitchen}>
          <SyncProvider session={sessionInWindow()}>
            <ErrorBoundary resetKey="app">
              <AppFrame />
            </ErrorBoundary>
          </SyncProvider>
        </KitchenProvider>
      </RouterProvider>
    </Router>
  );
}
