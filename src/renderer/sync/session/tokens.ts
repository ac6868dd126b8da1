/**
 * The desktop app's tokens: kept by the system's own secret store through the bridge, renewed by one window at a time. A token
 * is judged by the server alone, never by this device's clock; age only decides when to renew ahead.
 */
import { z } from "zod";
import type { SignedInAnswer } from "../../../domain/accounts/contract.ts";
import { tokenSchema } from "../../../domain/accounts/contract.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";

const tokensSchema = z.object({ access: tokenSchema, refresh: tokenSchema });
type Tokens = z.infer<typeof tokensSchema>;

/** Where secrets stay between starts. */
export interface SecretStore {
  readonly read: () => Promise<string | null>;
  /** Null forgets. Answers whether it is kept beyond this run. */
  readonly write: (secret: string | null) => Promise<boolean>;
}

export interface TokenPorts {
  readonly secrets: SecretStore;
  /** Exchanges a refresh token for new ones. */
  readonly refresh: (refreshToken: string) => Promise<Result<SignedInAnswer>>;
  /** Runs one at a time across windows. */
  readonly exclusively: <T>(run: () => Promise<T>) => Promise<T>;
  /** Milliseconds that only grow. */
  readonly elapsedMs: () => number;
}

/** An access token lives an hour; one as old as this is renewed before it is used. */
const renewAfterMs = 45 * 60_000;

const noTokens = fail("session_ended", "You are signed out on this device. Sign in again.");

export class TokenKeeper {
  readonly #ports: TokenPorts;
  #tokens: Tokens | null = null;
  #receivedAtMs = 0;
  #isLoaded = false;
  #renewing: Promise<Result<string>> | null = null;
  /** False while the system cannot encrypt: the tokens are then kept for this run only. */
  isKept = true;

  constructor(ports: TokenPorts) {
    this.#ports = ports;
  }

  /** The access token to use now. Errors: session_ended, not_connected. */
  async access(): Promise<Result<string>> {
    if (!this.#isLoaded) await this.#load();
    if (!this.#tokens) return noTokens;
    const isOld = this.#ports.elapsedMs() - this.#receivedAtMs > renewAfterMs;
    return isOld ? this.renew(this.#tokens.access) : ok(this.#tokens.access);
  }

  /** New tokens, because the server did not take `used` or it is old. Once, however many ask. */
  renew(used: string): Promise<Result<string>> {
    this.#renewing ??= this.#ports
      .exclusively(() => this.#renewAlone(used))
      .finally(() => {
        this.#renewing = null;
      });
    return this.#renewing;
  }

  async #renewAlone(used: string): Promise<Result<string>> {
    // Another window may have renewed them while this one waited: a refresh token works once.
    await this.#load();
    if (!this.#tokens) return noTokens;
    if (this.#tokens.access !== used) return ok(this.#tokens.access);
    const renewed = await this.#ports.refresh(this.#tokens.refresh);
    if (!renewed.ok) {
      const isOver = renewed.error.code === "session_ended" || renewed.error.code === "not_signed_in";
      return isOver ? noTokens : renewed;
    }
    const kept = await this.keep(renewed.value);
    return kept ? ok(kept.access) : noTokens;
  }

  /** Takes what a sign-in or a renewal gave. */
  async keep({ accessToken, refreshToken }: SignedInAnswer): Promise<Tokens | null> {
    if (accessToken === undefined || refreshToken === undefined) return null;
    this.#tokens = { access: accessToken, refresh: refreshToken };
    this.#isLoaded = true;
    this.#receivedAtMs = this.#ports.elapsedMs();
    this.isKept = await this.#ports.secrets.write(JSON.stringify(this.#tokens));
    return this.#tokens;
  }

  async forget(): Promise<void> {
    this.#tokens = null;
    this.#isLoaded = true;
    await this.#ports.secrets.write(null);
  }

  async #load(): Promise<void> {
    const text = await this.#ports.secrets.read();
    const isFirst = !this.#isLoaded;
    this.#isLoaded = true;
    if (text === null) return;
    const stored = tokensSchema.safeParse(parseJson(text));
    if (!stored.success) return;
    if (isFirst || stored.data.access !== this.#tokens?.access) {
      // How old stored tokens are is not known: they are tried, and renewed when refused.
      this.#receivedAtMs = this.#ports.elapsedMs();
      this.#tokens = stored.data;
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    console.warn("The stored sign-in is damaged; sign in again.", error);
    return null;
  }
}
