/** The words of the account mails. */
import { layOut, quoted } from "./layout.ts";
import type { Mail } from "../ports.ts";

const ignore = "If this was not you, you need not do anything.";

export function verifyMail(to: string, code: string): Mail {
  return layOut(to, {
    subject: "Your code for Potluck",
    parts: [
      "Somebody, hopefully you, wants to use this address with Potluck. Type this code there:",
      { code },
      `It works for 30 minutes. ${ignore}`,
    ],
  });
}

/** Instead of a code, so that the page needs to say nothing about who has an account. */
export function alreadyRegisteredMail(to: string): Mail {
  return layOut(to, {
    subject: "You already have a Potluck account",
    parts: [
      "Somebody, hopefully you, wanted to make a Potluck account with this address, but there is one already.",
      'Sign in with it. If you forgot the password, choose "Forgot password".',
      ignore,
    ],
  });
}

export function resetMail(to: string, code: string): Mail {
  return layOut(to, {
    subject: "Your code for a new Potluck password",
    parts: [
      "Type this code to choose a new password:",
      { code },
      `It works for 30 minutes. ${ignore} Your password stays as it is.`,
    ],
  });
}

export function noAccountMail(to: string): Mail {
  return layOut(to, {
    subject: "There is no Potluck account with this address",
    parts: [
      "Somebody, hopefully you, asked for a new password, but no account here uses this address.",
      "Perhaps yours has another address. You can also make a new account.",
      ignore,
    ],
  });
}

export function passwordChangedMail(to: string, name: string): Mail {
  return layOut(to, {
    subject: "Your Potluck password was changed",
    parts: [
      `Hello ${quoted(name)},`,
      "the password of your account was changed just now, and your other devices were signed out.",
      'If this was not you, choose "Forgot password" at once.',
    ],
  });
}
