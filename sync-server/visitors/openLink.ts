/**
 * Opening a link without an account: how often somebody may try, the password, and counting. What a link shows is the engine's.
 * Unknown, revoked, ended and used-up links are answered alike, and cost the same.
 */
import { fail, ok, type Result } from "../../src/domain/result.ts";
import { levelAllows, levelOf } from "../../src/domain/sharing/levels.ts";
import type { LinkedContent, LinkPhotoRequest, OpenedLink } from "../../src/domain/sharing/linkContract.ts";
import type { Caller } from "../accounts/context.ts";
import type { PasswordHashing } from "../accounts/passwordHashing.ts";
import { linkedContent, linkedPhoto } from "../engine/sharing/linkedContent.ts";
import { countUse, linkBySecret, noLink, openedLink } from "../engine/sharing/links.ts";
import { linkSecretForm } from "../engine/sharing/linkSecret.ts";
import { newVisit, visitLifetimeMs } from "../engine/sharing/linkVisit.ts";
import type { Limits } from "../limits/limits.ts";
import type { Store, StoreTransaction } from "../store/ports.ts";
import type { StoredBytes } from "../store/ports/blobs.ts";
import type { LinkRow } from "../store/ports/links.ts";
import type { ShareRow } from "../store/ports/shares.ts";

export interface VisitorContext {
  readonly store: Store;
  readonly limits: Limits;
  readonly hashing: PasswordHashing;
  readonly key: Buffer;
}

const tooMany = fail("too_many_requests", "That was tried too often. Wait a while, then try again.");
const asksPassword = fail("link_password", "This link asks for a password. Type the one you were given.");
const wrongPassword = fail("link_password", "That is not its password. Try again, or ask whoever sent the link.");

/** Opens a link and counts it. Errors: link_invalid, link_password, too_many_requests, server_busy. */
export async function openLink(
  context: VisitorContext,
  { network }: Caller,
  { token, password }: { readonly token: string; readonly password: string | null },
): Promise<Result<OpenedLink>> {
  const { store, limits } = context;
  if (!limits.linkByNetwork.take(network)) return tooMany;
  const found = linkSecretForm.test(token) ? await store.transaction((tx) => linkBySecret(tx, token)) : null;
  const checked = await checkPassword(context, network, found?.link ?? null, password);
  if (!found) return checked.ok || checked.error.code === "link_password" ? noLink : checked;
  if (!limits.linkByShare.take(found.share.id)) return tooMany;
  if (!checked.ok) return checked;
  return store.transaction(async (tx): Promise<Result<OpenedLink>> => {
    // Asked again in the transaction that counts: of two at once, one takes the last use.
    const now = await linkBySecret(tx, token);
    if (!now || now.link.passwordHash !== found.link.passwordHash || now.share.itemId === null) return noLink;
    const content = await linkedContent(tx, now.share.id, now.share.itemId);
    if (!content) return noLink;
    await countUse(tx, now.link);
    return ok(await describe(tx, context.key, now.share, now.link, content));
  });
}

/** Something else the same link shows, in a visit. Errors: link_invalid, too_many_requests. */
export async function readLink(
  { store, limits, key }: VisitorContext,
  { network }: Caller,
  { visit, itemId }: { readonly visit: string; readonly itemId: string },
): Promise<Result<LinkedContent>> {
  if (!limits.linkByNetwork.take(network)) return tooMany;
  return store.transaction(async (tx) => {
    const opened = await openedLink(tx, key, visit);
    const content = opened && (await linkedContent(tx, opened.share.id, itemId));
    return content ? ok(content) : noLink;
  });
}

/** A photo of a recipe the same link shows, in a visit. Errors: link_invalid, for every reason alike; too_many_requests. */
export async function readLinkPhoto(
  { store, limits, key }: VisitorContext,
  { network }: Caller,
  { visit, ...pair }: LinkPhotoRequest,
): Promise<Result<StoredBytes>> {
  if (!limits.linkPhotoByNetwork.take(network)) return tooMany;
  return store.transaction(async (tx) => {
    const opened = await openedLink(tx, key, visit);
    const photo = opened && (await linkedPhoto(tx, opened.share.id, pair));
    return photo ? ok(photo) : noLink;
  });
}

/**
 * Whether the password opens it. A password sent with a token nobody has is worked on as long as with a real one. Few tries from
 * one network, more from everywhere: guessing takes longer than anybody waits, and a stranger cannot easily lock others out.
 */
async function checkPassword(
  { limits, hashing }: VisitorContext,
  network: string,
  link: LinkRow | null,
  password: string | null,
): Promise<Result<null>> {
  if (password === null) return link === null || link.passwordHash === null ? ok(null) : asksPassword;
  if (link !== null && link.passwordHash === null) return ok(null);
  const subject = link?.shareId ?? "";
  if (!limits.linkPasswordByNetwork.take(`${network} ${subject}`)) return tooMany;
  if (link !== null && !limits.linkPasswordByShare.take(subject)) return tooMany;
  const verified = await hashing.verify(link?.passwordHash ?? null, password);
  if (!verified.ok) return verified;
  return verified.value.isRight ? ok(null) : wrongPassword;
}

async function describe(
  tx: StoreTransaction,
  key: Buffer,
  share: ShareRow,
  link: LinkRow,
  content: LinkedContent,
): Promise<OpenedLink> {
  const { levels } = await tx.catalog.read();
  return {
    sharedByName: (await tx.people.find(share.sharedById))?.name ?? "",
    level: share.level,
    levelName: levelOf(levels, share.level)?.name ?? share.level,
    mayComment: levelAllows(levels, share.level, "comment"),
    expiresAt: share.expiresAt,
    visit: newVisit(key, link, tx.now() + visitLifetimeMs),
    content,
  };
}
