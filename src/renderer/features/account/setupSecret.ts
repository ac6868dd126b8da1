/** The secret of a setup link, taken out of the address before anything else sees it. */

let secret: string | null = null;

/** Called once at the start: /setup#SECRET becomes /#/setup, and the secret is in no history entry. */
export function takeSetupSecret(): void {
  if (window.location.pathname !== "/setup") return;
  const given = window.location.hash.slice(1);
  if (/^[A-Za-z0-9_-]{43}$/.test(given)) secret = given;
  window.history.replaceState(null, "", "/#/setup");
}

export function setupSecret(): string | null {
  return secret;
}
