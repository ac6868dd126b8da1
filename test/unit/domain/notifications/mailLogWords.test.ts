import { expect, test } from "vitest";
import { mailKinds } from "../../../../src/domain/notifications/mailLog.ts";
import {
  mailErrorWords,
  mailKindName,
  mailKindWords,
  mailStateWords,
} from "../../../../src/domain/notifications/mailLogWords.ts";

test("[S3.15] every kind of mail is called differently, and what a later version wrote is shown as it is", () => {
  const names = mailKinds.map(mailKindName);
  expect(new Set(names).size).toBe(mailKinds.length);
  expect(Object.keys(mailKindWords).toSorted()).toEqual([...mailKinds].toSorted());
  expect(mailKindName("of-tomorrow")).toBe("of-tomorrow");
});

test.each([
  [null, ""],
  ["expired", "It waited too long, and is not worth sending any more"],
  ["EENVELOPE 550", "The mail server refuses it (550)"],
  ["EENVELOPE 451", "The mail server does not take it now (451)"],
  ["ECONNREFUSED", "The mail server cannot be reached"],
  ["EAUTH 535", "The mail server does not accept this server’s user name and password"],
  ["mailbox full", "mailbox full"],
])("[S3.15] why a mail was not taken is said in words: %s", (error, words) => {
  expect(mailErrorWords(error)).toBe(words);
});

test("[S3.15] a mail that became a file does not pass for sent", () => {
  expect(mailStateWords({ status: "sent", provider: "outbox" })).toBe("Written to a file");
  expect(mailStateWords({ status: "sent", provider: "smtp" })).toBe("Sent");
  expect(mailStateWords({ status: "bounced", provider: "smtp" })).toBe("Came back");
});
