/**
 * Who can be given access: a person, a group of an organization, an organization, or whoever holds a link. A share names one
 * principal; a person acts with all of theirs at once. Nothing here says what they may do.
 */

export const principalKinds = ["person", "group", "organization", "link"] as const;
export type PrincipalKind = (typeof principalKinds)[number];

/** `kind:id`; one string, because sets and indexes are keyed by it. */
export type Principal = `${PrincipalKind}:${string}`;

/** Who hears of something: the holders of a principal, or everybody with an account. */
export type Audience = Principal | "everyone";

export function principalOf(kind: PrincipalKind, id: string): Principal {
  return `${kind}:${id}`;
}

export function personPrincipal(personId: string): Principal {
  return principalOf("person", personId);
}

/** Narrows a stored string to a principal; null where it is none. */
export function asPrincipal(value: string): Principal | null {
  const kind = principalKinds.find((one) => value.startsWith(`${one}:`));
  return kind === undefined || value.length === kind.length + 1
    ? null
    : principalOf(kind, value.slice(kind.length + 1));
}

/** Whoever asks for something, with everything that decides what they may do. Known to the server, never claimed. */
export interface Actor {
  /** Null for somebody who has nothing but a link. */
  readonly personId: string | null;
  /** Themselves, their groups with the groups these are in, their organizations, and links they opened. */
  readonly principals: ReadonlySet<Principal>;
  /** Those of them with a subscription that is paid now (S0.4); a group has its organization's. */
  readonly subscribed: ReadonlySet<Principal>;
  /** For their organizations: the level their role gives on what is shared by role (S4.4). */
  readonly roleLevels: ReadonlyMap<Principal, string>;
}

/** A person who belongs to nothing. */
export function lonePerson(personId: string): Actor {
  return {
    personId,
    principals: new Set([personPrincipal(personId)]),
    subscribed: new Set(),
    roleLevels: new Map(),
  };
}
