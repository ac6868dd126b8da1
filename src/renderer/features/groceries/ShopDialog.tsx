import { useState } from "react";
import { Button as DragButton, DropIndicator, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from "lucide-react";
import { aisleIds, aisleName, aisleRanks, type AisleId } from "../../../domain/groceries/aisles.ts";
import type { Shop } from "../../../domain/groceries/document.ts";
import { Button, Dialog, IconButton, TextField } from "../../ui/index.ts";

interface ShopDialogProps {
  shop: Shop;
  onClose: () => void;
  onRename: (name: string) => void;
  onOrder: (aisleOrder: readonly string[]) => void;
  onRemove: () => void;
}

/** A shop's name and the order of its aisles, from the door to the till. */
export function ShopDialog({ shop, onClose, onRename, onOrder, onRemove }: ShopDialogProps) {
  const [name, setName] = useState(shop.name);
  const ranks = aisleRanks(shop.aisleOrder);
  const order = [...aisleIds].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  const place = (moved: readonly AisleId[], index: number) => {
    const rest = order.filter((id) => !moved.includes(id));
    onOrder([...rest.slice(0, index), ...moved, ...rest.slice(index)]);
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": aisleName(key as AisleId) })),
    onReorder: ({ keys, target }) => {
      const moved = order.filter((id) => keys.has(id));
      const rest = order.filter((id) => !keys.has(id));
      const at = rest.indexOf(target.key as AisleId);
      place(moved, target.dropPosition === "after" ? at + 1 : at);
    },
    renderDropIndicator: (target) => (
      <DropIndicator target={target} className="h-0.5 rounded-full data-drop-target:bg-accent" />
    ),
  });
  const keepName = () => {
    const trimmed = name.trim().slice(0, 200);
    if (trimmed === "") setName(shop.name);
    else if (trimmed !== shop.name) onRename(trimmed);
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => {
        if (open) return;
        keepName();
        onClose();
      }}
      size="small"
      title={shop.name}
      subtitle="Put the aisles in the order you walk through them."
      footer={
        <>
          <Button variant="quiet" icon={Trash2} className="me-auto" onPress={onRemove}>
            Remove shop
          </Button>
          <Button
            onPress={() => {
              keepName();
              onClose();
            }}
          >
            Done
          </Button>
        </>
      }
    >
      <TextField
        label="Name of the shop"
        value={name}
        onChange={setName}
        onBlur={keepName}
        maxLength={200}
        className="mb-3"
      />
      <GridList
        aria-label="Aisles"
        items={order.map((id) => ({ id }))}
        dependencies={[order]}
        dragAndDropHooks={dragAndDropHooks}
        selectionMode="none"
        className="outline-none"
      >
        {({ id }) => {
          const index = order.indexOf(id);
          return (
            <GridListItem
              id={id}
              textValue={aisleName(id)}
              className="flex min-h-9 items-center gap-1 rounded-sm outline-none data-dragging:opacity-50 data-focus-visible:shadow-focus data-hovered:bg-hover pointer-coarse:min-h-11"
            >
              <DragButton
                slot="drag"
                aria-label={`Move ${aisleName(id)}`}
                className="focus-ring grid size-8 place-items-center rounded-sm text-ink-3 pointer-coarse:size-11"
              >
                <GripVertical size={15} aria-hidden />
              </DragButton>
              <span className="min-w-0 flex-1 text-2">{aisleName(id)}</span>
              <IconButton
                label={`${aisleName(id)} up`}
                icon={ArrowUp}
                size="small"
                isDisabled={index === 0}
                onPress={() => place([id], index - 1)}
              />
              <IconButton
                label={`${aisleName(id)} down`}
                icon={ArrowDown}
                size="small"
                isDisabled={index === order.length - 1}
                onPress={() => place([id], index + 1)}
              />
            </GridListItem>
          );
        }}
      </GridList>
    </Dialog>
  );
}
