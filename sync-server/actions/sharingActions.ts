/** Every action of sharing, in one registry for devices, programs, agents and the command line (S3.13). */
import type { Action } from "./action.ts";
import { auditActions } from "./auditActions.ts";
import { linkActions } from "./linkActions.ts";
import { shareCommands, type LinkParts } from "./shareCommands.ts";
import { shareQuestions } from "./shareQuestions.ts";

export function sharingActions(parts: LinkParts): readonly Action[] {
  return [...shareCommands(parts), ...shareQuestions, ...linkActions(parts), ...auditActions];
}
