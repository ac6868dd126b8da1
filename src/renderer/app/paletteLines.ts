/** Which commands the palette shows for what was typed, in which order. Pure. */
import { matchScore } from "../ui/matchScore.ts";
import type { Command } from "../ui/commands.ts";

export interface PaletteGroup {
  readonly group: string;
  readonly commands: readonly Command[];
}

/** How many lines a group may have, so that one does not push the others away. */
const maxPerGroup = 8;
/** With nothing typed: what one may want, not every list and table by name. */
const groupsAtRest = ["Edit", "Create", "Go to", "Data", "View", "Help"];

/** Groups with their best lines, the group with the best line first; with no query, the usual ones in a fixed order. */
export function paletteGroups(query: string, commands: readonly Command[], found: readonly Command[]): PaletteGroup[] {
  const isAtRest = query.trim() === "";
  const scored = commands
    .filter((command) => !command.isHidden && !command.isDisabled && (!isAtRest || command.detail === undefined))
    .map((command) => ({
      command,
      score: matchScore(query, command.label, `${command.keywords ?? ""} ${command.group}`),
    }))
    .filter(({ score }) => score > 0)
    // What was found for the query was ranked by who found it; it stands between a good and a middling match.
    .concat(found.map((command, index) => ({ command, score: 3.2 - index * 0.01 })));
  const seen = new Set<string>();
  const groups = new Map<string, { best: number; lines: { command: Command; score: number }[] }>();
  for (const line of scored) {
    if (seen.has(line.command.id)) continue;
    seen.add(line.command.id);
    const group = groups.get(line.command.group) ?? { best: 0, lines: [] };
    group.best = Math.max(group.best, line.score);
    group.lines.push(line);
    groups.set(line.command.group, group);
  }
  const place = (name: string) => (groupsAtRest.includes(name) ? groupsAtRest.indexOf(name) : -1);
  return [...groups]
    .sort(([nameA, a], [nameB, b]) => (isAtRest ? place(nameA) - place(nameB) : b.best - a.best))
    .map(([group, { lines }]) => ({
      group,
      commands: (isAtRest ? lines : lines.sort((a, b) => b.score - a.score))
        .slice(0, maxPerGroup)
        .map((line) => line.command),
    }));
}
