/** The worker that lets the app open offline: registers it in a browser, and says when a newer app is ready. */
import { toast } from "../ui/index.ts";

/** An open app looks for a newer one this often. */
const lookEveryMs = 3_600_000;
/** The offer stays until it is taken or put away. */
const offerForMs = 86_400_000;

/** Only where the app comes from a server over a secure connection: not in the desktop app, not in development. */
export function openOffline(): void {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
  if (!serviceWorker || !/^https?:$/.test(window.location.protocol) || import.meta.env.DEV) return;
  let isTakingOver = false;
  serviceWorker.addEventListener("controllerchange", () => {
    // The first worker takes this page over without changing it.
    if (isTakingOver) window.location.reload();
  });
  const takeOver = (worker: ServiceWorker): void => {
    isTakingOver = true;
    worker.postMessage("take-over");
  };
  const offer = (worker: ServiceWorker): void => {
    toast({
      message: "A new version is ready.",
      action: { label: "Reload", onAction: () => takeOver(worker) },
      durationMs: offerForMs,
    });
  };
  serviceWorker
    .register("/sw.js", { updateViaCache: "none" })
    .then((registration) => {
      if (registration.waiting && serviceWorker.controller) offer(registration.waiting);
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker?.addEventListener("statechange", () => {
          if (worker.state === "installed" && serviceWorker.controller) offer(worker);
        });
      });
      const look = (): void => {
        registration.update().catch((error: unknown) => console.info("No newer version could be looked for.", error));
      };
      setInterval(look, lookEveryMs);
      window.addEventListener("online", look);
    })
    .catch((error: unknown) => console.warn("The app cannot be kept for use without a network here.", error));
}
