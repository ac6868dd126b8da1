/**
 * Refuses requests that name a host this server is not known by. Without it a page on the internet could point its own
 * name at 127.0.0.1 (DNS rebinding) and speak to this server as if it were its own.
 */

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

/** The name in a Host header without its port, or null where there is none. */
function nameIn(hostHeader: string | undefined): string | null {
  return /^(\[[0-9a-f:.]+\]|[^:]+)(:\d{1,5})?$/i.exec(hostHeader ?? "")?.[1]?.toLowerCase() ?? null;
}

/** Whether the Host header names this machine as seen from itself. */
export function isLoopbackName(hostHeader: string | undefined): boolean {
  return loopbackNames.includes(nameIn(hostHeader) ?? "");
}

/** Whether the Host header names this server: loopback, the address it listens on, or a name it was given. */
export function isKnownHost(
  hostHeader: string | undefined,
  known: { readonly host: string; readonly publicHosts: readonly string[] },
): boolean {
  const name = nameIn(hostHeader);
  if (name === null) return false;
  const own = known.host.includes(":") ? `[${known.host}]` : known.host;
  return [...loopbackNames, own.toLowerCase(), ...known.publicHosts].includes(name);
}
