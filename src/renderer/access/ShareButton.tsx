import { UserPlus } from "lucide-react";
import { usePermission } from "../sync/usePermission.ts";
import { Button, IconButton } from "../ui/index.ts";
import { askToShare } from "./shareDialog.ts";
import { SharingBadge } from "./SharingBadge.tsx";
import type { SharedThing } from "./sharedThing.ts";

/**
 * How an item is shared and "Share", in its header; the button is not there for who may not share it. `isSmall` is the icon
 * alone, and the badge only where there is no button: the dialog says it all.
 */
export function ShareButton({ item, isSmall = false }: { item: SharedThing; isSmall?: boolean }) {
  const { may } = usePermission(item);
  if (!may("share")) return <SharingBadge item={item} />;
  const open = () => askToShare({ itemType: item.type, itemId: item.id, title: item.title });
  if (isSmall) return <IconButton label="Share…" icon={UserPlus} onPress={open} />;
  return (
    <>
      <SharingBadge item={item} />
      <Button icon={UserPlus} onPress={open}>
        Share
      </Button>
    </>
  );
}
