/**
 * What this browser profile (or desktop app) remembers between starts about being signed in: to which server, as whom, and
 * which local store belongs to which person. No secret is in here. Two people's stores are never mixed: whoever signs in gets
 * the store that is theirs, the one nobody owns yet, or a new one.
 */
import { z } from "zod";
import { storeName } from "../../data/openInWindow.ts";

const rememberedSession = z.object({
  /** Where the server is: "" where the page itself comes from it, else an address like https://potluck.example.org. */
  server: z.string(),
  personId: z.string(),
  name: z.string(),
  color: z.string(),
  /** The server does not accept the session any more: the person has to sign in again. */
  isEnded: z.boolean(),
  /** When the session was last renewed, by this device's clock (ms); only ever compared with the same clock. */
  renewedAt: z.number(),
});

const profileSchema = z.object({
  /** The local store this profile shows. */
  store: z.string(),
  /** Grows when a store was deleted and made anew under its name: other windows load again. */
  generation: z.number(),
  /** Whose each store is. */
  owners: z.record(
    z.string(),
    z.object({
      personId: z.string(),
      name: z.string(),
      /** Since when, by this device's clock (ms): what is older was there before anybody signed in. 0: nobody noted it. */
      since: z.number().default(0),
    }),
  ),
  session: rememberedSession.nullable(),
  /** The server's epoch each person's feed was last read under. */
  epochs: z.record(z.string(), z.string()),
  /** The server address typed last, to offer it again. */
  lastServer: z.string(),
});

export type Profile = z.infer<typeof profileSchema>;
export type RememberedSession = z.infer<typeof rememberedSession>;

export const emptyProfile: Profile = {
  store: storeName,
  generation: 0,
  owners: {},
  session: null,
  epochs: {},
  lastServer: "",
};

/** Where the profile is kept: localStorage, or a map in tests. */
export interface ProfileStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
}

export const profileKey = "potluck.profile";

/** What is remembered; what is damaged is taken for nothing, and no store is touched. */
export function readProfile(storage: ProfileStorage): Profile {
  const text = storage.getItem(profileKey);
  if (text === null) return emptyProfile;
  try {
    return profileSchema.parse(JSON.parse(text));
  } catch (error) {
    console.warn("What was remembered about signing in is damaged; sign in again.", error);
    return emptyProfile;
  }
}

/** Changes the profile from what it is now (another window may have written meanwhile) and answers the new one. */
export function changeProfile(storage: ProfileStorage, change: (profile: Profile) => Profile): Profile {
  const next = change(readProfile(storage));
  storage.setItem(profileKey, JSON.stringify(next));
  return next;
}

/** The store of a person on this device: theirs, else the one that is nobody's yet, else a new one. */
export function storeFor(profile: Profile, personId: string): string {
  const own = Object.entries(profile.owners).find(([, owner]) => owner.personId === personId);
  if (own) return own[0];
  return profile.owners[storeName] ? `${storeName}-${personId}` : storeName;
}

/** Somebody has signed in: their session, and the store that is theirs from now on. */
export function signedIn(profile: Profile, session: RememberedSession): Profile {
  const store = storeFor(profile, session.personId);
  const since = profile.owners[store]?.since ?? session.renewedAt;
  return {
    ...profile,
    store,
    owners: { ...profile.owners, [store]: { personId: session.personId, name: session.name, since } },
    session,
    lastServer: session.server || profile.lastServer,
  };
}

/** The person has signed out and keeps a copy here: the store stays theirs, and open. */
export function signedOutKeeping(profile: Profile): Profile {
  return { ...profile, session: null };
}

/** The person has signed out and their store is removed: the common store is shown, made anew if it was theirs. */
export function signedOutRemoving(profile: Profile): Profile {
  const { [profile.store]: _removed, ...owners } = profile.owners;
  const epochs = { ...profile.epochs };
  if (_removed) delete epochs[_removed.personId];
  return { ...profile, session: null, store: storeName, generation: profile.generation + 1, owners, epochs };
}
