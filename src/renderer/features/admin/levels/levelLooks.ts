/** The icons and colours a level may have: names are stored, what they look like is the interface's. */
import {
  BadgeCheck,
  ChefHat,
  Crown,
  Eye,
  Heart,
  Key,
  MessageSquare,
  Pencil,
  Rows3,
  Settings2,
  Share2,
  ShieldCheck,
  Star,
  Trash2,
  Users,
} from "lucide-react";
import type { SharingLevel } from "../../../../domain/sharing/levels.ts";
import type { Icon, Tone } from "../../../ui/index.ts";

interface Look<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

const icons: readonly (Look<string> & { readonly icon: Icon })[] = [
  { id: "eye", label: "Eye", icon: Eye },
  { id: "message-square", label: "Speech bubble", icon: MessageSquare },
  { id: "rows-3", label: "Rows", icon: Rows3 },
  { id: "share-2", label: "Share", icon: Share2 },
  { id: "pencil", label: "Pencil", icon: Pencil },
  { id: "trash-2", label: "Bin", icon: Trash2 },
  { id: "users", label: "People", icon: Users },
  { id: "settings-2", label: "Controls", icon: Settings2 },
  { id: "crown", label: "Crown", icon: Crown },
  { id: "star", label: "Star", icon: Star },
  { id: "heart", label: "Heart", icon: Heart },
  { id: "key", label: "Key", icon: Key },
  { id: "shield-check", label: "Shield", icon: ShieldCheck },
  { id: "badge-check", label: "Badge", icon: BadgeCheck },
  { id: "chef-hat", label: "Chef’s hat", icon: ChefHat },
];
const colors: readonly Look<Tone>[] = [
  { id: "neutral", label: "Grey" },
  { id: "accent", label: "Terracotta" },
  { id: "herb", label: "Green" },
  { id: "sky", label: "Blue" },
  { id: "amber", label: "Amber" },
  { id: "rose", label: "Red" },
];

export const iconOptions = icons.map(({ id, label }) => ({ id, label }));
export const colorOptions = colors.map(({ id, label }) => ({ id, label }));

/** What an icon's name looks like. */
export const iconShapes: Readonly<Record<string, Icon>> = Object.fromEntries(icons.map(({ id, icon }) => [id, icon]));

export function toneOf(level: Pick<SharingLevel, "color">): Tone {
  return colors.find(({ id }) => id === level.color)?.id ?? "neutral";
}
