/**
 * What the account part of the server takes and gives, one schema each: the server checks with them, its OpenAPI document
 * is made from them, and the app reads answers with them. Unknown fields are refused on the way in.
 */
import { z } from "zod";
import { addressSchema } from "./address.ts";
import { maxPasswordCharacters } from "./password.ts";

/** Names of tones, so that light and dark each have their own; presence and avatars use them. */
export const personColors = ["neutral", "amber", "sky", "herb", "accent", "rose"] as const;

// Bidirectional overrides and control characters could make one name look like another.
const invisible = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const shownText = (maxCharacters: number) =>
  z
    .string()
    .max(maxCharacters, `must have at most ${maxCharacters} characters`)
    .refine((text) => !invisible.test(text), "has characters that cannot be shown")
    .transform((text) => text.normalize("NFC").trim());

export const nameSchema = shownText(100).refine((text) => text !== "", "must not be empty");
export const personColorSchema = z.enum(personColors);
/** Rules of strength are the server's answer, not the shape's, so that they come with their own sentence. */
export const passwordSchema = z.string().max(maxPasswordCharacters * 2);
export const codeSchema = z
  .string()
  .regex(/^\s*(\d\s*){6}$/, "must be the six digits of the mail")
  .transform((text) => text.replaceAll(/\s/g, ""));
/** Ids and tokens: what we make ourselves, in base64url. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, "is not an id");
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "is not a token");
const sessionKindSchema = z.enum(["cookie", "token"]);
/** How somebody signs in: a browser gets a cookie that no script can read, a program gets tokens to keep. */
const signInAs = { kind: sessionKindSchema, device: shownText(100).default("") };
const timeMs = z.int().min(0);

export const registerRequest = z.strictObject({ address: addressSchema, password: passwordSchema, name: nameSchema });
/** The same for every address: a mail was sent there, its code goes with this id. */
export const codeSent = z.strictObject({ id: idSchema });
export const resendRequest = z.strictObject({ id: idSchema });
export const verifyRequest = z.strictObject({ id: idSchema, code: codeSchema, ...signInAs });
export const signInRequest = z.strictObject({ address: addressSchema, password: passwordSchema, ...signInAs });
export const setupRequest = z.strictObject({
  code: tokenSchema,
  address: addressSchema,
  password: passwordSchema,
  name: nameSchema,
  ...signInAs,
});
export const resetRequest = z.strictObject({ address: addressSchema });
export const resetConfirmRequest = z.strictObject({
  id: idSchema,
  code: codeSchema,
  password: passwordSchema,
  ...signInAs,
});
export const refreshRequest = z.strictObject({ refreshToken: tokenSchema.optional() });
export const changePasswordRequest = z.strictObject({ current: passwordSchema, password: passwordSchema });
export const profileRequest = z.strictObject({ name: nameSchema.optional(), color: personColorSchema.optional() });
export const addAddressRequest = z.strictObject({ address: addressSchema });
export const verifyAddressRequest = z.strictObject({ id: idSchema, code: codeSchema });
export const removeAddressRequest = z.strictObject({ address: addressSchema });
export const deleteAccountRequest = z.strictObject({ password: passwordSchema });
export const sessionParameters = z.strictObject({ id: idSchema });

export const personSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  color: personColorSchema,
  isAdmin: z.boolean(),
});
export const accountAnswer = z.strictObject({
  person: personSchema,
  addresses: z.array(z.string()),
  session: z.strictObject({ id: idSchema, kind: sessionKindSchema }),
});
/** Tokens are there for kind "token" alone; a browser's is in its cookie. Times are the server's, in ms. */
export const signedInAnswer = z.strictObject({
  person: personSchema,
  sessionId: idSchema,
  accessExpiresAt: timeMs,
  refreshExpiresAt: timeMs,
  accessToken: tokenSchema.optional(),
  refreshToken: tokenSchema.optional(),
});
export const sessionsAnswer = z.strictObject({
  sessions: z.array(
    z.strictObject({
      id: idSchema,
      kind: sessionKindSchema,
      device: z.string(),
      createdAt: timeMs,
      lastSeenAt: timeMs,
      isThisOne: z.boolean(),
    }),
  ),
});
export const endedAnswer = z.strictObject({ ended: z.int().min(0) });
export const doneAnswer = z.strictObject({ done: z.literal(true) });
export const exportAnswer = z.strictObject({
  exportedAt: timeMs,
  person: personSchema.extend({ createdAt: timeMs }),
  addresses: z.array(z.strictObject({ address: z.string(), verifiedAt: timeMs })),
  sessions: z.array(
    z.strictObject({
      kind: sessionKindSchema,
      device: z.string(),
      createdAt: timeMs,
      lastSeenAt: timeMs,
      endedAt: timeMs.nullable(),
    }),
  ),
  history: z.array(z.strictObject({ at: timeMs, action: z.string() })),
  /** What the person wrote about items, theirs and others'. */
  comments: z.array(
    z.strictObject({
      itemId: z.string(),
      text: z.string(),
      createdAt: timeMs,
      editedAt: timeMs.nullable(),
      isAnswer: z.boolean(),
      resolvedAt: timeMs.nullable(),
    }),
  ),
});
export const failureAnswer = z.strictObject({ code: z.string(), message: z.string() });

export type SignedInAnswer = z.infer<typeof signedInAnswer>;
export type AccountAnswer = z.infer<typeof accountAnswer>;
export type ExportAnswer = z.infer<typeof exportAnswer>;
export type PersonColor = z.infer<typeof personColorSchema>;
