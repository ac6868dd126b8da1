/**
 * Keeps the app's own files so that it opens without a network. It never touches data: what is asked of /api, the websockets and
 * everything that is not a file of this build go to the network as if there were no worker. A new version waits until the person
 * says so, because half of an old app and half of a new one would be neither.
 */
const version = "%VERSION%";
const files = ["%FILES%"];

const prefix = "potluck-app-";
const cacheName = prefix + version;
const known = new Set(files);
/** Files an open app asks for when it starts; the rest comes along behind them. */
const page = "/index.html";

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName);
      const earlier = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
      // Files under assets/ carry their hash in their name: what an earlier version has need not travel again.
      const missing = [];
      for (const file of files) {
        const kept = file.startsWith("/assets/") ? await inAny(earlier, file) : undefined;
        if (kept) await cache.put(file, kept);
        else missing.push(file);
      }
      await cache.addAll(missing.map((file) => new Request(file, { cache: "no-cache" })));
    })(),
  );
});

async function inAny(names, file) {
  for (const name of names) {
    const found = await (await caches.open(name)).match(file);
    if (found) return found;
  }
  return undefined;
}

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(
        names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)),
      );
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  if (event.data === "take-over") event.waitUntil(self.skipWaiting());
});

/** Which of our files an address stands for; null: not ours. */
function fileFor(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return null;
  if (known.has(url.pathname)) return url.pathname;
  // Every address of the app is the page; the server's own addresses are not the app's.
  const isServers = /^\/(api|sync|live|healthz|metrics)(\/|$)/.test(url.pathname);
  return request.mode === "navigate" && !isServers && !/\.[A-Za-z0-9]+$/.test(url.pathname) ? page : null;
}

self.addEventListener("fetch", (event) => {
  const file = fileFor(event.request);
  if (file === null) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(cacheName);
      return (await cache.match(file)) ?? fetch(event.request);
    })(),
  );
});
