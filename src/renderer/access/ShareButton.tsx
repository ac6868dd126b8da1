import { UserPlus } from "lucide-react";
import { usePermission } from "../sync/usePermission.ts";
import { Button, IconButton } from "../ui/index.ts";
import { askToShare } from "./shareDialog.ts";
import type { SharedThing } from "./sharedThing.ts";

/** "Share" in an item's header; not there for who may not share it. `isSmall` is the icon alone. */
export function ShareButton({ item, isSmall = false }: { item: SharedThing; isSmall?: boolean }) {
  const { may } = usePermission(item);
  if (!may("share")) return null;
  const open = () => askToShare({ itemType: item.type, itemId: item.id, title: item.title });
  if (isSmall) return <IconButton label="Share…" icon={UserPlus} onPress={open} />;
  return (
    <Button icon={UserPlus} onPress={open}>
      Share
    </Button>
  );
}
