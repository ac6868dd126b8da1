/** A grocery list as plain text, to send or to paste elsewhere. What is in the basket is left out. */
import type { AisleSection } from "./ledger.ts";

export function listText(title: string, sections: readonly AisleSection[]): string {
  const blocks = sections.map(({ name, lines }) =>
    [name, ...lines.map((line) => `- ${[line.amountText, line.food].filter((part) => part !== "").join(" ")}`)].join(
      "\n",
    ),
  );
  return `${[title, ...blocks].join("\n\n")}\n`;
}
