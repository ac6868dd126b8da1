/** Where the keyboard is when what had it is gone: on what took its place, never nowhere. */
import { expect } from "@playwright/test";
import { act, open, test } from "./support/sharing.ts";

test.setTimeout(240_000);

test("[S1.17] after deleting a group or a permission set the keyboard goes on with the next, the one before, or making a new one", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  const { id: organizationId } = await act<{ id: string }>(anna, "organization.create", { kind: "team", name: "Elm" });
  for (const name of ["Bakers", "Cooks"]) {
    await act(anna, "group.create", { organizationId, name });
    await act(anna, "permissionSet.create", { organizationId, name: `${name} keepers`, capabilities: ["addPeople"] });
  }
  await open(anna, `/organizations/${organizationId}`);
  await anna.getByRole("tab", { name: "Groups" }).click();
  const deleteGroup = async (name: string) => {
    await anna.getByRole("button", { name: `More about ${name}` }).focus();
    await anna.keyboard.press("Enter");
    await anna.getByRole("menuitem", { name: "Delete…" }).click();
    await anna.getByRole("alertdialog").getByRole("button", { name: "Delete", exact: true }).press("Enter");
    await expect(anna.getByRole("heading", { name })).toHaveCount(0);
  };
  await deleteGroup("Bakers");
  await expect(anna.getByRole("button", { name: "Close Cooks" })).toBeFocused();
  await deleteGroup("Cooks");
  await expect(anna.getByRole("button", { name: "New group…" })).toBeFocused();

  await anna.getByRole("tab", { name: "Settings" }).click();
  const deleteSet = async (name: string) => {
    await anna.getByRole("button", { name: `Delete ${name}` }).press("Enter");
    await anna.getByRole("alertdialog").getByRole("button", { name: "Delete", exact: true }).press("Enter");
    await expect(anna.getByRole("heading", { name })).toHaveCount(0);
  };
  await deleteSet("Cooks keepers");
  await expect(anna.getByRole("button", { name: "Change Bakers keepers" })).toBeFocused();
  await deleteSet("Bakers keepers");
  await expect(anna.getByRole("button", { name: "New set…" })).toBeFocused();
});
