/** Typing addresses, choosing what they may do, a message, and sending: each address by itself. */
import { useRef, useState } from "react";
import { MessageSquare } from "lucide-react";
import { foldAddress } from "../../../../domain/accounts/address.ts";
import { readAddresses } from "../../../../domain/sharing/typedAddresses.ts";
import type { ItemId } from "../../../../domain/items/types.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { useKitchen } from "../../../data/index.ts";
import { defaultLevel, offeredLevels } from "../../../../domain/sharing/catalog.ts";
import { shareWithAll, type ShareOutcome, type ShareTarget } from "../../../sync/sharing.ts";
import { useCatalog } from "../../../sync/usePermission.ts";
import { Button, Checkbox, counted, Select, TagGroup, TextArea, toast } from "../../../ui/index.ts";
import { useIsOnline } from "../useIsOnline.ts";
import { NotShared } from "./NotShared.tsx";
import { useKnownPeople } from "./useKnownPeople.ts";
import { useOwnAddresses } from "./useOwnAddresses.ts";

interface InviteFormProps {
  target: ShareTarget;
  personId: string;
  shares: readonly StoredShare[];
  /** Ids of the recipes of a cookbook that is shared; empty for everything else. */
  recipes: readonly string[];
  onExisting: (address: string) => void;
}

export function InviteForm({ target, personId, shares, recipes, onExisting }: InviteFormProps) {
  const kitchen = useKitchen();
  const ownAddresses = useOwnAddresses();
  const isOnline = useIsOnline();
  const input = useRef<HTMLInputElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const catalog = useCatalog();
  const levels = offeredLevels(catalog, target.itemType);
  const [chosen, setLevel] = useState<string | null>(null);
  const level = chosen ?? defaultLevel(catalog, target.itemType) ?? "";
  const [message, setMessage] = useState<string | null>(null);
  const [withRecipes, setWithRecipes] = useState(true);
  const [failed, setFailed] = useState<readonly ShareOutcome[]>([]);
  const [isSending, setIsSending] = useState(false);
  const known = useKnownPeople(target, personId, shares, addresses);
  const ownRecipes = recipes.filter((id) => {
    const ownerId = kitchen.recipes.get(id as ItemId)?.ownerId;
    return ownerId === "" || ownerId === personId;
  });

  const take = (typed: string): readonly string[] => {
    const read = readAddresses(typed);
    const all = [...addresses];
    for (const address of read.addresses) {
      if (!all.some((one) => foldAddress(one) === foldAddress(address))) all.push(address);
    }
    setAddresses(all);
    setText(read.rest.join(" "));
    setProblem(
      read.rest.length === 0 ? null : `“${read.rest.join(" ")}” is no e-mail address. Write it like anna@example.org.`,
    );
    return read.rest.length === 0 ? all : [];
  };

  const send = async (): Promise<void> => {
    const all = text.trim() === "" ? addresses : take(text);
    if (all.length === 0) {
      if (text.trim() === "") setProblem("Type the e-mail address of somebody to share with.");
      input.current?.focus();
      return;
    }
    setIsSending(true);
    const me = { personId, addresses: ownAddresses };
    const wishes = { addresses: all, level, message: message?.trim() ?? "" };
    const outcomes = await shareWithAll(kitchen, me, target, wishes, Date.now());
    const done = outcomes.filter(({ result }) => result.ok);
    if (withRecipes && done.length > 0) {
      for (const id of ownRecipes) {
        const title = kitchen.recipes.get(id as ItemId)?.title ?? "";
        // Those who have a recipe already keep it as they have it.
        await shareWithAll(
          kitchen,
          me,
          { itemType: "recipe", itemId: id, title },
          { addresses: done.map(({ address }) => address), level, message: "" },
          Date.now(),
        );
      }
    }
    setIsSending(false);
    setFailed(outcomes.filter(({ result }) => !result.ok));
    setAddresses([]);
    if (done.length > 0) setMessage(null);
    if (done.length > 0) {
      const who = done.length === 1 ? (done[0]?.address ?? "") : `${done.length} people`;
      toast(
        isOnline
          ? { message: `Shared with ${who}.`, tone: "done" }
          : { message: `Kept here for ${who}; it is sent when you are online.` },
      );
    }
    input.current?.focus();
  };

  const count = addresses.length;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="flex min-h-11 flex-wrap items-center gap-1.5 rounded-md border border-line-strong bg-surface py-1 ps-1.5 pe-1 focus-within:border-sky focus-within:shadow-[0_0_0_1px_var(--sky)]">
        {count > 0 ? (
          <TagGroup
            label="People to share with"
            items={addresses.map((address) => ({ id: address, label: address }))}
            onRemove={(gone) => setAddresses(addresses.filter((address) => address !== gone))}
          />
        ) : null}
        <input
          ref={input}
          type="text"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          // The dialog is opened to type an address.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          aria-label="E-mail addresses"
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : "share-address-problem"}
          placeholder={count === 0 ? "anna@example.org, ben@…" : "Another address…"}
          value={text}
          onChange={(event) => {
            setProblem(null);
            if (/[,;\n]/.test(event.target.value)) take(event.target.value);
            else setText(event.target.value);
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text");
            if (!/[,;\n\s]\S/.test(pasted.trim())) return;
            event.preventDefault();
            take(`${text} ${pasted}`);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              // Sending is the button's: who ends an address with Enter may still want to choose a level.
              event.preventDefault();
              if (text.trim() !== "") take(text);
              else if (addresses.length > 0) sendButton.current?.focus();
            } else if (event.key === " " && readAddresses(text).addresses.length > 0) {
              event.preventDefault();
              take(text);
            } else if (event.key === "Backspace" && text === "") setAddresses(addresses.slice(0, -1));
          }}
          className="h-8 min-w-[150px] flex-1 bg-transparent px-2 text-2 text-ink outline-none placeholder:text-ink-3 pointer-coarse:h-11 pointer-coarse:text-3"
        />
        <Select
          label="What they may do"
          hideLabel
          variant="quiet"
          className="ms-auto"
          value={level}
          onChange={setLevel}
          options={levels.map(({ id, name, description }) => ({ id, label: name, detail: description }))}
        />
      </div>
      <p className="mt-1 text-1 text-ink-2">{levels.find(({ id }) => id === level)?.description}</p>
      {problem === null ? null : (
        <p id="share-address-problem" role="alert" className="mt-1 text-1 font-medium text-rose">
          {problem}
        </p>
      )}
      {known.length > 0 ? (
        <div className="mt-2 flex flex-wrap items-center gap-1.5">
          <span className="text-1 text-ink-2">People you share with:</span>
          {known.map(({ address, name }) => (
            <Button key={address} size="small" onPress={() => take(`${text} ${address}`)} aria-label={`Add ${name}`}>
              {name}
            </Button>
          ))}
        </div>
      ) : null}
      {message === null ? null : (
        <TextArea
          label="Message"
          className="mt-3"
          rows={2}
          maxRows={6}
          autoFocus
          maxLength={2_000}
          placeholder="Goes with the invitation"
          value={message}
          onChange={setMessage}
        />
      )}
      {ownRecipes.length > 0 ? (
        <Checkbox className="mt-3" isSelected={withRecipes} onChange={setWithRecipes}>
          {`Also share the ${counted(ownRecipes.length, "recipe")} in it`}
        </Checkbox>
      ) : null}
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
        <Button
          variant="quiet"
          icon={MessageSquare}
          aria-expanded={message !== null}
          onPress={() => setMessage(message === null ? "" : null)}
        >
          {message === null ? "Message" : "Without message"}
        </Button>
        <Button ref={sendButton} variant="primary" type="submit" isDisabled={isSending} className="max-md:flex-1">
          {count > 1 ? `Send ${count} invitations` : "Share"}
        </Button>
      </div>
      {failed.length > 0 ? (
        <NotShared
          refusals={failed.flatMap(({ address, result }) =>
            result.ok ? [] : [{ id: address, address, code: result.error.code, message: result.error.message }],
          )}
          onDismiss={(address) => setFailed(failed.filter((one) => one.address !== address))}
          onShow={onExisting}
        />
      ) : null}
    </form>
  );
}
