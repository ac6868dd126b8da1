/** Which local store belongs to whom: two people's are never mixed. */
import { describe, expect, test, vi } from "vitest";
import {
  changeProfile,
  emptyProfile,
  profileKey,
  readProfile,
  signedIn,
  signedOutKeeping,
  signedOutRemoving,
  storeFor,
  type Profile,
  type RememberedSession,
} from "../../../../../src/renderer/sync/session/profile.ts";

function session(personId: string): RememberedSession {
  return { server: "", personId, name: personId, color: "sky", isEnded: false, renewedAt: 1 };
}

describe("whose store", () => {
  test("[C.4] the store that was nobody's becomes the first person's", () => {
    const profile = signedIn(emptyProfile, session("anna"));
    expect(profile.store).toBe("potluck");
    expect(profile.owners.potluck?.personId).toBe("anna");
  });

  test("[C.4] another person gets another store, and each finds their own again", () => {
    const anna = signedIn(emptyProfile, session("anna"));
    const ben = signedIn(signedOutKeeping(anna), session("ben"));
    expect(ben.store).toBe("potluck-ben");
    expect(storeFor(ben, "anna")).toBe("potluck");
    expect(signedIn(signedOutKeeping(ben), session("anna")).store).toBe("potluck");
    expect(signedIn(ben, session("ben")).store).toBe("potluck-ben");
  });

  test("[C.7] a store is somebody's since their first sign-in there, whatever they do later", () => {
    const at = (renewedAt: number) => ({ ...session("anna"), renewedAt });
    const first = signedIn(emptyProfile, at(5));
    expect(first.owners["potluck"]?.since).toBe(5);
    expect(signedIn(signedOutKeeping(first), at(9)).owners["potluck"]?.since).toBe(5);
    expect(signedIn(signedOutRemoving(first), at(9)).owners["potluck"]?.since).toBe(9);
  });

  test("[C.4] removing frees the store and forgets the feed; other windows notice by the generation", () => {
    const anna: Profile = { ...signedIn(emptyProfile, session("anna")), epochs: { anna: "e1", ben: "e1" } };
    const removed = signedOutRemoving(anna);
    expect(removed).toMatchObject({
      store: "potluck",
      owners: {},
      session: null,
      generation: 1,
      epochs: { ben: "e1" },
    });
    expect(signedIn(removed, session("ben")).store).toBe("potluck");
  });

  test("[C.4] removing a second person's store leaves the first one's", () => {
    const both = signedIn(signedOutKeeping(signedIn(emptyProfile, session("anna"))), session("ben"));
    const removed = signedOutRemoving(both);
    expect(removed.store).toBe("potluck");
    expect(removed.owners).toEqual({ potluck: { personId: "anna", name: "anna", since: 1 } });
  });

  test("[C.4] a damaged memory is taken for none, and a change starts from what another window wrote", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const values = new Map([[profileKey, "{"]]);
    const storage = {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
    };
    expect(readProfile(storage)).toEqual(emptyProfile);
    expect(warn).toHaveBeenCalled();
    changeProfile(storage, (profile) => signedIn(profile, session("anna")));
    changeProfile(storage, (profile) => ({ ...profile, lastServer: "https://x.example" }));
    expect(readProfile(storage)).toMatchObject({ lastServer: "https://x.example", session: { personId: "anna" } });
  });
});
