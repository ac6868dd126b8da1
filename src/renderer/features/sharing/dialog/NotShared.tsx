import { CircleAlert, X } from "lucide-react";
import type { KeptRefusal } from "../../../sync/refusedShares.ts";
import { Button, IconButton } from "../../../ui/index.ts";
import { refusalAdvice } from "../shareState.ts";

interface NotSharedProps {
  refusals: readonly Pick<KeptRefusal, "id" | "address" | "code" | "message">[];
  onDismiss: (id: string) => void;
  /** Brings the share that is there already into sight. */
  onShow: (address: string) => void;
}

/** Each address that did not work, why, and what to do; the others were shared all the same. */
export function NotShared({ refusals, onDismiss, onShow }: NotSharedProps) {
  return (
    <ul aria-label="Not shared" className="mt-3 flex flex-col gap-1.5">
      {refusals.map(({ id, address, code, message }) => (
        <li key={id}>
          {/* Inside the line, which stays one of a list: each is said as it comes, and no other again. */}
          <div role="alert" className="flex items-start gap-2.5 rounded-md bg-rose-soft py-2 ps-3 pe-1.5 text-2">
            <CircleAlert size={16} className="mt-0.5 shrink-0 text-rose" aria-hidden />
            <span className="min-w-0 flex-1">
              <strong className="block font-semibold wrap-anywhere text-rose">{address}</strong>
              <span className="block text-1">{`${message} ${refusalAdvice(code)}`.trim()}</span>
            </span>
            {code === "share_exists" ? (
              <Button size="small" variant="quiet" onPress={() => onShow(address)}>
                Show
              </Button>
            ) : null}
            <IconButton label={`Dismiss ${address}`} icon={X} size="small" onPress={() => onDismiss(id)} />
          </div>
        </li>
      ))}
    </ul>
  );
}
