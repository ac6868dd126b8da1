/** What is chosen in the share dialog and not sent yet, and sending it: each recipient by itself (S3.9). */
import { useState } from "react";
import { readAddresses } from "../../../../domain/sharing/typedAddresses.ts";
import { useKitchen } from "../../../data/index.ts";
import { shareWithOne, type ShareTarget } from "../../../sync/sharing.ts";
import { toast } from "../../../ui/index.ts";
import { useIsOnline } from "../useIsOnline.ts";
import type { Outcome } from "./Outcomes.tsx";
import { personRecipient, withRecipients, type Recipient } from "./recipients.ts";
import { notAnAddress } from "./RecipientField.tsx";
import { useOwnAddresses } from "../../../sync/useOwnAddresses.ts";

export interface Terms {
  readonly level: string;
  /** Null: folded away. */
  readonly message: string | null;
  readonly expiresAt: number | null;
  readonly membershipOnly: boolean;
}

export interface Invite {
  readonly chosen: readonly Recipient[];
  readonly choose: (chosen: readonly Recipient[]) => void;
  readonly text: string;
  readonly type: (text: string) => void;
  readonly problem: string | null;
  readonly complain: (problem: string | null) => void;
  readonly terms: Terms;
  readonly change: (change: Partial<Terms>) => void;
  readonly isSending: boolean;
  /** What became of those sent last. */
  readonly outcomes: readonly Outcome[];
  readonly forget: (key: string | null) => void;
  readonly send: () => Promise<void>;
}

export function useInvite(
  target: ShareTarget,
  personId: string,
  firstLevel: string,
  onSent: (ids: readonly string[]) => void,
): Invite {
  const kitchen = useKitchen();
  const isOnline = useIsOnline();
  const addresses = useOwnAddresses();
  const [chosen, setChosen] = useState<readonly Recipient[]>([]);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [terms, setTerms] = useState<Terms>({ level: "", message: null, expiresAt: null, membershipOnly: false });
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [isSending, setIsSending] = useState(false);
  const level = terms.level || firstLevel;

  /** With what is typed and not taken yet; null where that is no address. */
  const everybody = (): readonly Recipient[] | null => {
    const read = readAddresses(text);
    if (read.rest.length > 0) {
      setProblem(notAnAddress(read.rest));
      return null;
    }
    return withRecipients(
      chosen,
      read.addresses.map((address) => personRecipient(address)),
    );
  };

  const send = async (): Promise<void> => {
    const all = everybody();
    if (all?.length === 0) setProblem("Type the name or e-mail address of somebody to share with.");
    if (!all || all.length === 0) return;
    setIsSending(true);
    const { message, expiresAt, membershipOnly } = terms;
    const sent: Outcome[] = [];
    for (const recipient of all) {
      const wish = { level, message: message?.trim() ?? "", expiresAt, membershipOnly };
      const result = await shareWithOne(kitchen, { personId, addresses }, target, recipient.ask, wish, Date.now());
      sent.push({ key: recipient.key, name: recipient.name, result });
    }
    setIsSending(false);
    setOutcomes(sent);
    onSent(sent.flatMap(({ result }) => (result.ok ? [result.value] : [])));
    setChosen([]);
    setText("");
    const done = sent.filter(({ result }) => result.ok);
    if (done.length > 0) setTerms({ ...terms, message: null });
    const [only] = done;
    if (sent.length === 1 && only) {
      toast(
        isOnline
          ? { message: `Shared with ${only.name}.`, tone: "done" }
          : { message: `Kept here for ${only.name}; it is sent when you are online.` },
      );
    }
  };

  return {
    chosen,
    choose: setChosen,
    text,
    type: setText,
    problem,
    complain: setProblem,
    terms: { ...terms, level },
    change: (change) => setTerms({ ...terms, ...change }),
    isSending,
    outcomes,
    forget: (key) => setOutcomes(key === null ? [] : outcomes.filter((one) => one.key !== key)),
    send,
  };
}
