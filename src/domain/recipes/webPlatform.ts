/**
 * The two web-standard globals the importers need. Node, Electron and every browser have them; the bare ES library the
 * domain is checked against does not declare them, so they are declared here, as narrowly as they are used.
 */

interface BytesToText {
  decode(bytes: Uint8Array): string;
}

interface ParsedAddress {
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly username: string;
  readonly password: string;
}

declare const TextDecoder: new (
  label: string,
  options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => BytesToText;
declare const URL: new (address: string, base?: string) => ParsedAddress;

/** Parses an address as a browser does; null when it is none. */
export function parseAddress(address: string, base?: string): ParsedAddress | null {
  try {
    return base === undefined || base === "" ? new URL(address) : new URL(address, base);
  } catch {
    // The constructor's only way to say "not an address".
    return null;
  }
}

/** An http(s) address made absolute against `base`, or "" when there is none. */
export function absoluteHttpAddress(address: string, base = ""): string {
  const parsed = parseAddress(address.trim(), base);
  return parsed !== null && (parsed.protocol === "http:" || parsed.protocol === "https:") ? parsed.href : "";
}

/** A decoder for the given encoding label, or null when the platform does not know the label. */
export function decoderFor(label: string, fatal: boolean): BytesToText | null {
  try {
    return new TextDecoder(label, { fatal });
  } catch {
    // RangeError: an encoding nobody knows.
    return null;
  }
}
