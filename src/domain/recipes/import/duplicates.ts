/**
 * Finds out whether a recipe is in the library already: by its source address, else by title and ingredients together. It
 * only says what looks the same; what to do about it is the person's choice.
 */
import type { RecipeDraft } from "../draft.ts";
import { parseAddress } from "../webPlatform.ts";
import { allIngredients } from "./draftBuilding.ts";

export interface FingerprintInput {
  readonly title: string;
  readonly sourceUrl: string;
  readonly ingredients: readonly string[];
}

/** Plain data: may be stored. */
export interface Fingerprint {
  /** Source address without what changes from visit to visit, or "". */
  readonly address: string;
  /** Letters and digits of the title. */
  readonly title: string;
  /** Words of the ingredients, sorted, each once. */
  readonly words: readonly string[];
}

export interface Duplicate<Id extends string> {
  readonly id: Id;
  readonly reason: "address" | "content";
  /** 1 for the same address, else the share of ingredient words in common (0 to 1). */
  readonly similarity: number;
}

export interface DuplicateIndex<Id extends string> {
  add(id: Id, fingerprint: Fingerprint): void;
  find(fingerprint: Fingerprint): Duplicate<Id> | null;
}

/** Less in common is another recipe of the same name: there are many apple pies. */
const minSimilarity = 0.7;
const trackingParameters = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|ref_src|igshid|print|amp)$/i;

export function fingerprint(recipe: FingerprintInput): Fingerprint {
  const words = new Set<string>();
  for (const line of recipe.ingredients) for (const word of folded(line).match(/\p{L}{3,}/gu) ?? []) words.add(word);
  return {
    address: comparableAddress(recipe.sourceUrl),
    title: folded(recipe.title).replace(/[^\p{L}\p{N}]/gu, ""),
    words: [...words].sort(),
  };
}

export function fingerprintOfDraft(draft: RecipeDraft): Fingerprint {
  return fingerprint({ title: draft.title, sourceUrl: draft.sourceUrl, ingredients: allIngredients(draft) });
}

/** An index over the library; a look-up touches only recipes with the same address or title. */
export function createDuplicateIndex<Id extends string>(): DuplicateIndex<Id> {
  const byAddress = new Map<string, Id>();
  const byTitle = new Map<string, { readonly id: Id; readonly words: readonly string[] }[]>();
  return {
    add(id, { address, title, words }) {
      if (address !== "" && !byAddress.has(address)) byAddress.set(address, id);
      if (title === "") return;
      const known = byTitle.get(title);
      if (known === undefined) byTitle.set(title, [{ id, words }]);
      else known.push({ id, words });
    },
    find({ address, title, words }) {
      const sameAddress = address === "" ? undefined : byAddress.get(address);
      // One page may hold several recipes: the same address with another title and other ingredients is another recipe.
      let best: Duplicate<Id> | null = null;
      for (const candidate of byTitle.get(title) ?? []) {
        if (candidate.id === sameAddress) return { id: candidate.id, reason: "address", similarity: 1 };
        const similarity = sharedWords(candidate.words, words);
        if (similarity >= minSimilarity && similarity > (best?.similarity ?? 0))
          best = { id: candidate.id, reason: "content", similarity };
      }
      return best ?? (sameAddress === undefined ? null : { id: sameAddress, reason: "address", similarity: 1 });
    },
  };
}

/** Words in common over all words; two recipes without ingredients and the same title are the same. */
function sharedWords(left: readonly string[], right: readonly string[]): number {
  const all = new Set([...left, ...right]);
  if (all.size === 0) return 1;
  return (left.length + right.length - all.size) / all.size;
}

function folded(text: string): string {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

function comparableAddress(address: string): string {
  const parsed = parseAddress(address);
  if (parsed === null) return "";
  const host = parsed.host.replace(/^(?:www|m|amp)\./, "");
  const path = parsed.pathname.replace(/\/(?:amp|print)\/?$/, "").replace(/\/+$/, "");
  const query = parsed.search
    .slice(1)
    .split("&")
    .filter((part) => part !== "" && !trackingParameters.test(part.split("=")[0] ?? ""))
    .sort()
    .join("&");
  // A bare host is a site, not a recipe: everything from it would be a duplicate.
  return path === "" && query === "" ? "" : `${host}${path}${query === "" ? "" : `?${query}`}`.toLowerCase();
}
