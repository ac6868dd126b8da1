import { toast } from "../../ui/index.ts";

export async function copyAddress(address: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    toast({ message: `${address} is on the clipboard.`, tone: "done" });
  } catch (error) {
    console.error("The clipboard refused the address.", error);
    toast({ message: `The clipboard could not be written. The address is ${address}.`, tone: "problem" });
  }
}
