import { useState } from "react";
import { useSession } from "../../sync/session/index.ts";
import { Button, confirm, FormDialog, showFailure, toast } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";
import { AddressField, CodeField } from "./fields.tsx";

/** The addresses shares can reach; each is confirmed by a code. */
export function AddressSection({ addresses, onChange }: { addresses: readonly string[]; onChange: () => void }) {
  const { session } = useSession();
  const [isAdding, setIsAdding] = useState(false);
  const remove = async (address: string) => {
    const isSure = await confirm({
      title: `Remove ${address}?`,
      message: "Nobody can share with you at this address any more, and you cannot sign in with it.",
      confirmLabel: "Remove",
      isDanger: true,
    });
    if (!isSure || !showFailure(await session.client.removeAddress(address))) return;
    onChange();
  };
  return (
    <Section title="E-mail addresses">
      <p className="text-1 text-ink-2">Sign in with any of them. What others share with one of them arrives.</p>
      <ul className="mt-2">
        {addresses.map((address) => (
          <li key={address} className="flex min-h-11 items-center gap-3 border-b border-line py-1 last:border-0">
            <span className="min-w-0 flex-1 text-2 wrap-anywhere">{address}</span>
            {addresses.length > 1 ? (
              <Button
                size="small"
                variant="quiet"
                aria-label={`Remove ${address}`}
                onPress={() => void remove(address)}
              >
                Remove
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Setting title="Another address" control={<Button onPress={() => setIsAdding(true)}>Add address…</Button>}>
        A code is sent to it.
      </Setting>
      {isAdding ? (
        <AddAddressDialog
          onClose={() => setIsAdding(false)}
          onAdded={() => {
            setIsAdding(false);
            toast({ message: "Address added.", tone: "done" });
            onChange();
          }}
        />
      ) : null}
    </Section>
  );
}

function AddAddressDialog({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const { session } = useSession();
  const [address, setAddress] = useState("");
  const [sentId, setSentId] = useState<string | null>(null);
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const next = async () => {
    setProblem(null);
    if (sentId === null) {
      const sent = await session.client.addAddress(address.trim());
      if (sent.ok) setSentId(sent.value.id);
      else setProblem(sent.error.message);
      return;
    }
    const added = await session.client.verifyAddress(sentId, code);
    if (added.ok) onAdded();
    else setProblem(added.error.message);
  };
  return (
    <FormDialog
      title="Add an address"
      subtitle={sentId === null ? undefined : `Type the code that was sent to ${address.trim()}.`}
      submitLabel={sentId === null ? "Send the code" : "Add address"}
      onSubmit={() => void next()}
      onClose={onClose}
    >
      {sentId === null ? (
        <AddressField label="New address" value={address} onChange={setAddress} errorMessage={problem} />
      ) : (
        <CodeField value={code} onChange={setCode} errorMessage={problem} />
      )}
    </FormDialog>
  );
}
