/** Which address is this app's own. Everything that asks "is it us?" asks here. */

export const appScheme = "app";
export const appHost = "potluck";
export const appAddress = `${appScheme}://${appHost}/`;

/** Where the window's page comes from: our protocol, or the development server when there is one. */
export interface Origin {
  readonly protocol: string;
  readonly host: string;
}

export const packagedOrigin: Origin = { protocol: `${appScheme}:`, host: appHost };

/** The development server counts only in an unpackaged app, and only on this machine. */
export function originFor(developmentAddress: string | undefined, isPackaged: boolean): Origin {
  if (isPackaged || developmentAddress === undefined || !URL.canParse(developmentAddress)) return packagedOrigin;
  const { protocol, host, hostname } = new URL(developmentAddress);
  return hostname === "localhost" || hostname === "127.0.0.1" ? { protocol, host } : packagedOrigin;
}

/** `URL.origin` is "null" for our own scheme, so the parts are compared. */
export function isOwnAddress(address: string, origin: Origin): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === origin.protocol && host === origin.host;
}
