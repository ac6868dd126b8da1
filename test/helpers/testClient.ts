/** A person's program speaking HTTP to the server: a browser with a cookie, or a program with tokens. */
import { z } from "zod";
import type { CheckAnswer } from "./describedAnswers.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The decoded body; {} where there is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, instead of JSON. */
  readonly rawBody?: string;
}

const object = z.record(z.string(), z.unknown());

export class TestClient {
  /** Where the server is; another one after a restart at another port. */
  address: string;
  /** What a browser would send back; "" without one. */
  cookie = "";
  accessToken = "";
  refreshToken = "";
  personId = "";
  sessionId = "";

  readonly #checkAnswer: CheckAnswer;

  constructor(address: string, checkAnswer: CheckAnswer = () => undefined) {
    this.address = address;
    this.#checkAnswer = checkAnswer;
  }

  async send(method: string, path: string, body?: unknown, { headers = {}, rawBody }: Sent = {}): Promise<Answer> {
    const hasBody = body !== undefined || rawBody !== undefined;
    const answer = await fetch(new URL(path, this.address), {
      method,
      headers: {
        origin: this.address,
        "x-potluck": "1",
        ...(hasBody ? { "content-type": "application/json" } : {}),
        ...(this.cookie === "" ? {} : { cookie: this.cookie }),
        ...(this.accessToken === "" ? {} : { authorization: `Bearer ${this.accessToken}` }),
        ...headers,
      },
      ...(hasBody ? { body: rawBody ?? JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    const contentType = (answer.headers.get("content-type") ?? "").split(";")[0] ?? "";
    this.#checkAnswer({ method, path: new URL(path, this.address).pathname, status: answer.status, contentType, text });
    const isJson = (answer.headers.get("content-type") ?? "").includes("json");
    const setCookie = answer.headers.get("set-cookie");
    if (setCookie !== null) this.cookie = /Max-Age=0/.test(setCookie) ? "" : (setCookie.split(";")[0] ?? "");
    return { status: answer.status, headers: answer.headers, text, body: isJson ? object.parse(JSON.parse(text)) : {} };
  }

  get(path: string, sent?: Sent): Promise<Answer> {
    return this.send("GET", path, undefined, sent);
  }

  post(path: string, body?: unknown, sent?: Sent): Promise<Answer> {
    return this.send("POST", path, body, sent);
  }

  /** Keeps what a sign-in gave. */
  keep({ body }: Answer): void {
    const text = (name: string): string => z.string().catch("").parse(body[name]);
    this.accessToken = text("accessToken");
    this.refreshToken = text("refreshToken");
    this.sessionId = text("sessionId");
    this.personId = z.object({ id: z.string() }).catch({ id: "" }).parse(body.person).id;
  }

  async signIn(address: string, password: string, kind: "cookie" | "token" = "token"): Promise<Answer> {
    const answer = await this.post("/api/account/sign-in", { address, password, kind, device: "test" });
    if (answer.status === 200) this.keep(answer);
    return answer;
  }
}
