/** Where somebody was going when they had to sign in first: kept for this tab, and used once. */
const key = "potluck.afterSignIn";

export function goThereAfterSignIn(path: string): void {
  sessionStorage.setItem(key, path);
}

/** The path, which is forgotten with this; null where nobody was going anywhere. */
export function takePathAfterSignIn(): string | null {
  const path = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  // What another page left here must not lead out of the app.
  return path?.startsWith("/") === true ? path : null;
}
