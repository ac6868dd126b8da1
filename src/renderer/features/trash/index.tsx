/** The trash: what was deleted, by kind, to restore or to delete for ever. */
import { Trash2 } from "lucide-react";
import { useKitchen, useTrash } from "../../data/index.ts";
import { Button, confirm, counted, EmptyState, PageHeader, showFailure, Skeleton, toast } from "../../ui/index.ts";
import { TrashGroup } from "./TrashGroup.tsx";
import { byKind } from "./trashKinds.ts";

/** /trash */
export function TrashScreen() {
  const kitchen = useKitchen();
  const items = useTrash();
  const own = items?.filter((item) => item.parentId === "");
  const empty = async () => {
    if (!own) return;
    const sure = await confirm({
      title: "Empty the trash?",
      message: `${counted(own.length, "item")} will be gone for ever. This cannot be undone.`,
      confirmLabel: "Empty the trash",
      isDanger: true,
    });
    if (!sure) return;
    const done = await kitchen.items.deleteForever(own.map((item) => item.id));
    if (showFailure(done)) toast({ message: "The trash is empty.", tone: "done" });
  };
  return (
    <>
      <PageHeader
        title="Trash"
        subtitle={own && own.length > 0 ? `${counted(own.length, "item")}, kept until you empty it` : undefined}
        actions={
          own && own.length > 0 ? (
            <Button variant="danger" icon={Trash2} onPress={() => void empty()}>
              Empty the trash…
            </Button>
          ) : null
        }
      />
      <div className="scroll-y min-h-0 flex-1">
        {own === undefined ? <Skeleton /> : null}
        {own?.length === 0 ? (
          <EmptyState icon={Trash2} title="The trash is empty">
            What you delete comes here first and can be restored, for as long as you like.
          </EmptyState>
        ) : null}
        {own && own.length > 0 ? (
          <div className="mx-auto w-full max-w-[820px] px-4 pb-16 md:px-6">
            {byKind(own).map(({ kind, members }) => (
              <TrashGroup key={kind.type} kind={kind} items={members} />
            ))}
          </div>
        ) : null}
      </div>
    </>
  );
}
