/**
 * Who is signed in on this device, to which server, and with what. A browser's session is the cookie that no script reads; the
 * desktop app holds tokens. Signed out, nothing here ever talks to anybody.
 */
import { BehaviorSubject, type Observable } from "rxjs";
import type { SignedInAnswer } from "../../../domain/accounts/contract.ts";
import { recordsProtocol, tokenProtocol } from "../../../domain/protocol/messages.ts";
import { FailureError, ok, type Failure, type Result } from "../../../domain/result.ts";
import { AccountClient, failureOf, type AccountRequest, type SignInAs } from "./accountClient.ts";
import {
  changeProfile,
  readProfile,
  signedIn,
  signedOutKeeping,
  signedOutRemoving,
  type Profile,
  type ProfileStorage,
} from "./profile.ts";
import { TokenKeeper, type SecretStore } from "./tokens.ts";

export type SessionState =
  /** `keptFor`: whose copy is on this device, if somebody signed out and kept it. */
  | { readonly kind: "signed-out"; readonly keptFor: string | null }
  | {
      readonly kind: "signed-in";
      readonly personId: string;
      readonly name: string;
      readonly color: string;
      /** "" where the page comes from the server itself. */
      readonly server: string;
      /** The server does not accept the session any more; everything local goes on. */
      readonly isEnded: boolean;
      /** False: signed in for this run only, because this system cannot keep secrets encrypted. */
      readonly isKept: boolean;
      /** Counts sign-ins: another number is another connection. */
      readonly signIns: number;
    };

export interface SessionPorts {
  readonly storage: ProfileStorage;
  /** Null in a browser, whose cookie is its session. */
  readonly secrets: SecretStore | null;
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** Where the page is from: the server, in a browser. */
  readonly origin: string;
  readonly device: string;
  readonly now: () => number;
  readonly elapsedMs: () => number;
  readonly exclusively: <T>(run: () => Promise<T>) => Promise<T>;
  /** The store this window shows is not the right one any more: it has to open another. */
  readonly changeStore: () => void;
}

/** A browser's cookie is renewed when it is older than this; it lives sixty. */
const renewCookieAfterMs = 86_400_000;

export class Session {
  readonly #ports: SessionPorts;
  readonly #tokens: TokenKeeper | null;
  readonly #state: BehaviorSubject<SessionState>;
  /** The store and its generation this window opened. */
  readonly #opened: Profile;
  #signIns = 0;
  /** The server somebody is signing in to, before they are. */
  #chosenServer: string | null = null;
  readonly client: AccountClient;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
    this.#opened = readProfile(ports.storage);
    this.client = new AccountClient((request) => this.send(request));
    this.#tokens = ports.secrets
      ? new TokenKeeper({
          secrets: ports.secrets,
          refresh: (refreshToken) => this.client.refresh(refreshToken),
          exclusively: ports.exclusively,
          elapsedMs: ports.elapsedMs,
        })
      : null;
    this.#state = new BehaviorSubject<SessionState>(this.#stateOf(this.#opened));
  }

  get state$(): Observable<SessionState> {
    return this.#state;
  }
  get state(): SessionState {
    return this.#state.value;
  }
  /** The local store this window is to open. */
  get storeName(): string {
    return this.#opened.store;
  }
  /** Since when the store is whoever's is signed in, by this device's clock (ms). */
  get ownedSince(): number {
    const { owners, store } = readProfile(this.#ports.storage);
    return owners[store]?.since ?? 0;
  }

  /** Whether a server's address has to be typed before signing in. */
  get needsServer(): boolean {
    return this.#tokens !== null;
  }
  get lastServer(): string {
    return readProfile(this.#ports.storage).lastServer;
  }
  get signInAs(): SignInAs {
    return { kind: this.#tokens ? "token" : "cookie", device: this.#ports.device };
  }

  /** From here on requests go to this server; only while nobody is signed in, or to sign in again. */
  chooseServer(address: string): void {
    this.#chosenServer = address;
  }

  #server(): string {
    return this.#chosenServer ?? readProfile(this.#ports.storage).session?.server ?? "";
  }

  /** One request to the server as whoever is signed in. Rejects when it is not reached. */
  async send(request: AccountRequest): Promise<Response> {
    const { method, path, body } = request;
    if (body === undefined) return this.sendRaw(method, path);
    return this.sendRaw(method, path, {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  /** As `send`, with a body and headers of its own. */
  async sendRaw(
    method: string,
    path: string,
    init: { readonly headers?: Record<string, string>; readonly body?: BodyInit; readonly signal?: AbortSignal } = {},
  ): Promise<Response> {
    const ask = (token: string | null): Promise<Response> =>
      this.#ports.fetch(`${this.#server()}${path}`, {
        method,
        ...init,
        headers: {
          "x-potluck": "1",
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...init.headers,
        },
        credentials: this.#tokens ? "omit" : "same-origin",
        cache: "no-store",
      });
    // Refreshing and signing in are what gets a token, links and invitations need none; they bring none.
    const isOpen = /^\/api\/(account\/(refresh|register|verify|sign-in|setup|reset)|links\/|invitations\/)/.test(path);
    if (!this.#tokens || isOpen) return ask(null);
    const token = await this.#tokens.access();
    if (!token.ok) throw new FailureError(token.error);
    const answer = await ask(token.value);
    // A wrong password is the answer, not a token that is too old.
    if (answer.status !== 401 || (await isAboutPassword(answer))) return answer;
    const renewed = await this.#tokens.renew(token.value);
    if (!renewed.ok) throw new FailureError(renewed.error);
    return ask(renewed.value);
  }

  /** What opens a websocket of this session. Rejects with session_ended or not_connected. */
  async socket(path: string): Promise<{ readonly address: string; readonly protocols: string[] }> {
    const address = `${(this.#server() || this.#ports.origin).replace(/^http/, "ws")}${path}`;
    if (!this.#tokens) return { address, protocols: [recordsProtocol] };
    const token = await this.#tokens.access();
    if (!token.ok) throw new FailureError(token.error);
    return { address, protocols: [recordsProtocol, tokenProtocol(token.value)] };
  }

  /** Asks the server whether the session goes on. Rejects with session_ended, or with not_connected when it is not reached. */
  async check(): Promise<void> {
    const offline: Failure = { code: "not_connected", message: "The server does not answer." };
    let answer: Response;
    try {
      answer = await this.send({ method: "GET", path: "/api/account" });
    } catch (error) {
      throw error instanceof FailureError ? error : new FailureError(offline);
    }
    if (answer.ok) return;
    const failure = await failureOf(answer);
    const isOver = !failure.ok && (failure.error.code === "session_ended" || failure.error.code === "not_signed_in");
    throw new FailureError(
      isOver ? { code: "session_ended", message: "You have been signed out. Sign in again." } : offline,
    );
  }

  /** Renews a browser's cookie from time to time. Being offline, or over, shows elsewhere. */
  async renewIfOld(): Promise<void> {
    const { session } = readProfile(this.#ports.storage);
    if (this.#tokens || !session || session.isEnded) return;
    if (Math.abs(this.#ports.now() - session.renewedAt) < renewCookieAfterMs) return;
    const renewed = await this.#ports.exclusively(() => this.client.refresh());
    if (renewed.ok) this.#change((profile) => withSession(profile, { renewedAt: this.#ports.now() }));
  }

  /** Takes a successful sign-in; the window opens another store where this person has another. */
  async accept(answer: SignedInAnswer): Promise<void> {
    await this.#tokens?.keep(answer);
    const server = this.#server();
    this.#signIns++;
    this.#change((profile) =>
      signedIn(profile, {
        server,
        personId: answer.person.id,
        name: answer.person.name,
        color: answer.person.color,
        isEnded: false,
        renewedAt: this.#ports.now(),
      }),
    );
    this.#chosenServer = null;
  }

  /** The server does not accept the session any more. */
  markEnded(personId: string): void {
    this.#change((profile) =>
      profile.session?.personId === personId ? withSession(profile, { isEnded: true }) : profile,
    );
  }

  /** The person's name or colour was changed here. */
  changed(person: { readonly name: string; readonly color: string }): void {
    this.#change((profile) => withSession(profile, { name: person.name, color: person.color }));
  }

  /**
   * Ends the session at the server. Only then is anything forgotten here; a session that has ended already counts as ended.
   * Errors: not_connected.
   */
  async endAtServer(): Promise<Result<null>> {
    if (this.state.kind === "signed-in" && this.state.isEnded) return ok(null);
    const ended = await this.client.signOut();
    const isOver = !ended.ok && ["not_signed_in", "session_ended", "session_not_found"].includes(ended.error.code);
    return ended.ok || isOver ? ok(null) : ended;
  }

  /** Forgets the session here; the store stays, and stays theirs. */
  async forgetKeeping(): Promise<void> {
    await this.#tokens?.forget();
    this.#change(signedOutKeeping);
  }

  /** Forgets the session and that the store was theirs; its data has to be deleted before. */
  async forgetRemoving(): Promise<void> {
    await this.#tokens?.forget();
    this.#change(signedOutRemoving);
  }

  /** The epoch under which the person's feed was last read; undefined before the first time. */
  epochOf(personId: string): string | undefined {
    return readProfile(this.#ports.storage).epochs[personId];
  }
  rememberEpoch(personId: string, epoch: string): void {
    this.#change((profile) => ({ ...profile, epochs: { ...profile.epochs, [personId]: epoch } }));
  }

  /** Another window changed what is remembered. */
  reread(): void {
    this.#publish(readProfile(this.#ports.storage));
  }

  #change(change: (profile: Profile) => Profile): void {
    this.#publish(changeProfile(this.#ports.storage, change));
  }

  #publish(profile: Profile): void {
    if (profile.store !== this.#opened.store || profile.generation !== this.#opened.generation) {
      this.#ports.changeStore();
      return;
    }
    const { value } = this.#state;
    // Signed in again, perhaps in another window.
    if (value.kind === "signed-in" && value.isEnded && profile.session?.isEnded === false) this.#signIns++;
    const next = this.#stateOf(profile);
    if (JSON.stringify(next) !== JSON.stringify(value)) this.#state.next(next);
  }

  #stateOf({ session, owners, store }: Profile): SessionState {
    if (!session) return { kind: "signed-out", keptFor: owners[store]?.name ?? null };
    const { personId, name, color, server, isEnded } = session;
    const isKept = this.#tokens?.isKept ?? true;
    return { kind: "signed-in", personId, name, color, server, isEnded, isKept, signIns: this.#signIns };
  }
}

function withSession(profile: Profile, change: Partial<NonNullable<Profile["session"]>>): Profile {
  return profile.session ? { ...profile, session: { ...profile.session, ...change } } : profile;
}

async function isAboutPassword(answer: Response): Promise<boolean> {
  const failure = await failureOf(answer.clone());
  return !failure.ok && failure.error.code === "credentials_wrong";
}
