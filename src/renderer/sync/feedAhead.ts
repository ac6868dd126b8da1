/**
 * Pages of the items' feed, the next one on its way while the last is read and stored. At most one is ahead, so that a slow device
 * is not flooded. Which page counts is still said by the checkpoint it is asked for with: one that does not follow is let go.
 */
import type { Answer } from "./connection.ts";
import { unexpected } from "./resync.ts";

export type FeedPage = Extract<Answer, { t: "pulled-items" }>;

/** The connection, as far as the feed needs it. */
export interface FeedSource {
  request(asked: {
    readonly t: "pull";
    readonly collection: "items";
    readonly since: number;
    readonly limit: number;
  }): Promise<Answer>;
}

export class FeedAhead {
  readonly #source: FeedSource;
  #ahead: { readonly since: number; readonly limit: number; readonly page: Promise<FeedPage> } | undefined;

  constructor(source: FeedSource) {
    this.#source = source;
  }

  /** The page after `since`; rejects where the connection is lost before it came. */
  async page(since: number, limit: number): Promise<FeedPage> {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    const page = await (ahead?.since === since && ahead.limit === limit ? ahead.page : this.#ask(since, limit));
    if (page.more) {
      const next = this.#ask(page.upTo, limit);
      // Whoever asks for it hears of its failure; nobody else has to.
      next.catch(() => undefined);
      this.#ahead = { since: page.upTo, limit, page: next };
    }
    return page;
  }

  async #ask(since: number, limit: number): Promise<FeedPage> {
    const answer = await this.#source.request({ t: "pull", collection: "items", since, limit });
    if (answer.t !== "pulled-items") throw unexpected(answer);
    return answer;
  }
}
