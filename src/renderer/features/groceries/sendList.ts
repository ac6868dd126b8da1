import { listText } from "../../../domain/groceries/listText.ts";
import type { AisleSection } from "../../../domain/groceries/ledger.ts";
import { toast } from "../../ui/index.ts";

/** Copies the list as text. */
export async function copyList(title: string, sections: readonly AisleSection[]): Promise<void> {
  try {
    await navigator.clipboard.writeText(listText(title, sections));
    toast({ message: "The list is copied as text.", tone: "done" });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    toast({
      message: "The system did not let the list be copied. Print it, or try again after a click in the window.",
      tone: "problem",
    });
  }
}

/** Whether the system has a sheet to send text with. */
export const canSend = typeof navigator !== "undefined" && "share" in navigator;

/** Sends the list as text through the system's own sheet. */
export async function sendList(title: string, sections: readonly AisleSection[]): Promise<void> {
  try {
    await navigator.share({ title, text: listText(title, sections) });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    // Closing the sheet is an answer, not a failure.
    if (error.name !== "AbortError") await copyList(title, sections);
  }
}
