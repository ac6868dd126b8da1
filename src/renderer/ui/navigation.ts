/**
 * Where the person is. The address lives in the hash, so that the same build works under app://, over http from any
 * folder, and on reload without a server that knows the routes.
 */
import { navigate as navigateHash, useHashLocation } from "wouter/use-hash-location";

/** Goes to a path of `paths`; `replace` leaves no step in the history (for redirects). */
export function navigate(path: string, options: { replace?: boolean } = {}): void {
  navigateHash(path, options);
}

/** Where the person is right now: for what happens later, outside rendering. */
export function currentPath(): string {
  return window.location.hash.replace(/^#/, "") || "/";
}

/** The current path, and re-renders when it changes. */
export function usePath(): string {
  return useHashLocation()[0];
}

export { paths, screenOf } from "./paths.ts";
