/**
 * What may be fetched for a recipe: public http(s) pages, and nothing on this machine or in the network around it. Pure; the
 * fetcher asks here before every connection and after every redirect.
 */
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import { parseAddress } from "./webPlatform.ts";

export interface FetchLimits {
  /** Largest page after unpacking, in bytes. */
  readonly maxBytes: number;
  /** For everything together: looking up the name, connecting, redirects, reading. */
  readonly timeoutMs: number;
  readonly maxRedirects: number;
}

export const fetchLimits: FetchLimits = { maxBytes: 20 * 1024 * 1024, timeoutMs: 20_000, maxRedirects: 5 };

const allowedPorts = new Set(["", "80", "443", "8080", "8443"]);

/** The address in normal form, or why it is not fetched. Names are checked again after they are looked up. */
export function checkAddress(
  address: string,
  isForbidden: (ip: string) => boolean = isForbiddenAddress,
): Result<string> {
  const parsed = parseAddress(address.trim());
  if (parsed === null)
    return fail(
      "address_invalid",
      "This is not the address of a page. It should look like https://example.com/recipe.",
    );
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:")
    return fail("address_invalid", "Only pages at addresses that begin with http:// or https:// can be fetched.");
  if (parsed.username !== "" || parsed.password !== "") return forbidden();
  const host = parsed.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const isAddress = /^[\d.]+$/.test(host) || host.includes(":");
  if (isAddress ? isForbidden(host) : isLocalName(host) && isForbidden("127.0.0.1")) return forbidden();
  // Other ports are other services; with the rule for addresses opened (tests) the port is free as well.
  if (!allowedPorts.has(parsed.port) && isForbidden("127.0.0.1")) return forbidden();
  return ok(parsed.href);
}

export function forbidden(): Result<never> {
  return fail(
    "address_forbidden",
    "This address is not a public page, and Potluck fetches only those. Open the page in a browser, save it, and import the file.",
  );
}

/** Names that are never public. */
function isLocalName(host: string): boolean {
  const name = host.toLowerCase();
  return (
    name === "" ||
    !name.includes(".") ||
    /\.(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|onion)$/.test(name)
  );
}

/** First address and length of the prefix, of every IPv4 range that is not public. */
const forbidden4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Whether the IP address is private, local, reserved or not an address at all (default deny). IPv4 in IPv6 is looked into. */
export function isForbiddenAddress(ip: string): boolean {
  if (ip.includes(":")) return isForbidden6(ip.replace(/^\[|\]$/g, "").replace(/%.*$/, ""));
  const value = ipv4Value(ip);
  if (value === null) return true;
  return forbidden4.some(([first, length]) => {
    const size = 2 ** (32 - length);
    return Math.floor(value / size) === Math.floor((ipv4Value(first) ?? 0) / size);
  });
}

function ipv4Value(ip: string): number | null {
  const parts = ip.split(".");
  // Only the plain form: octal, hexadecimal and short forms were turned into it by the address parser, or are attacks.
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255))
    return null;
  return parts.reduce((value, part) => value * 256 + Number(part), 0);
}

function isForbidden6(ip: string): boolean {
  const groups = ipv6Groups(ip);
  if (groups === null) return true;
  const [first = 0, second = 0] = groups;
  const embedded = embeddedIpv4(groups);
  if (embedded !== null) return isForbiddenAddress(embedded);
  // Only 2000::/3 is public; within it: documentation, ORCHID and Teredo are not.
  if (first < 0x2000 || first > 0x3fff) return true;
  return (first === 0x2001 && (second < 0x200 || second === 0xdb8)) || (first === 0x3fff && second < 0x1000);
}

/** ::ffff:a.b.c.d, ::ffff:0:a.b.c.d, 64:ff9b::a.b.c.d and 2002:…: reach the IPv4 address inside. */
function embeddedIpv4(groups: readonly number[]): string | null {
  const [a, b, c, d, e, f, g = 0, h = 0] = groups;
  const isZero = (...values: readonly (number | undefined)[]): boolean => values.every((value) => value === 0);
  const dotted = (high: number, low: number): string => `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
  if (isZero(a, b, c, d, e) && f === 0xffff) return dotted(g, h);
  if (isZero(a, b, c, d, f) && e === 0xffff) return dotted(g, h);
  if (a === 0x64 && b === 0xff9b && isZero(c, d, e, f)) return dotted(g, h);
  return a === 0x2002 ? dotted(b ?? 0, c ?? 0) : null;
}

function ipv6Groups(ip: string): number[] | null {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(ip);
  const value = tail === null ? 0 : ipv4Value(tail[2] ?? "");
  if (value === null) return null;
  const text =
    tail === null ? ip : `${tail[1] ?? ""}${Math.floor(value / 65_536).toString(16)}:${(value % 65_536).toString(16)}`;
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [left = [], right = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...left, ...Array.from({ length: missing }, () => "0"), ...right];
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : null;
}
