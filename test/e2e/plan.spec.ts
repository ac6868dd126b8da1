/** The meal plan as a person uses it: dragging by mouse and keyboard, moving, servings, and from the week to the list. */
import { expect, test, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "./expectAccessible.ts";

/** A week in which the sample kitchen plans nothing; it begins on Monday 7 January. */
const week = "/#/plan/2030-01-09";

test.use({ contextOptions: { reducedMotion: "reduce" }, locale: "en-GB" });

async function openSampleWeek(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: /sample kitchen/ }).click();
  await expect(page.getByText("A sample kitchen to look around in.")).toBeVisible();
  await page.goto(week);
  await expect(page.getByRole("heading", { level: 1, name: /7 Jan/ })).toBeVisible();
}

const cell = (page: Page, meal: string, day: string): Locator =>
  page.getByRole("grid", { name: `${meal}, ${day} January` });
const panel = (page: Page): Locator => page.getByRole("complementary", { name: "Recipes to plan" });

/** Plans by search: what one does without a mouse, or on a phone. */
async function plan(page: Page, meal: string, day: string, query: string, title = query): Promise<void> {
  await page.getByRole("button", { name: `Add to ${meal}, ${day} January` }).click();
  await page.getByRole("combobox", { name: "Recipe or note" }).fill(query);
  await page.getByRole("option", { name: title }).first().click();
  await expect(cell(page, meal, day)).toContainText(title.replace(/^Write “(.*)” as a note$/, "$1"));
}

async function clearTheSampleList(page: Page): Promise<void> {
  await page.goto("/#/groceries");
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete list" }).click();
  await expect(page.getByText("Nothing to get")).toBeVisible();
  await page.goto(week);
}

test.describe("planning", () => {
  test("[K.4] a recipe is dragged onto a day with the mouse, on to another day, and copied with a modifier", async ({
    page,
  }) => {
    await openSampleWeek(page);
    await panel(page)
      .getByRole("row", { name: "Red lentil dal" })
      .dragTo(cell(page, "Dinner", "Tuesday 8"));
    await expect(cell(page, "Dinner", "Tuesday 8")).toContainText("Red lentil dal");
    await cell(page, "Dinner", "Tuesday 8")
      .getByRole("row", { name: "Red lentil dal" })
      .dragTo(cell(page, "Lunch", "Thursday 10"));
    await expect(cell(page, "Lunch", "Thursday 10")).toContainText("Red lentil dal");
    await expect(cell(page, "Dinner", "Tuesday 8")).not.toContainText("Red lentil dal");
    await page.keyboard.press("Control+z");
    await expect(cell(page, "Dinner", "Tuesday 8")).toContainText("Red lentil dal");
    await expect(cell(page, "Lunch", "Thursday 10")).not.toContainText("Red lentil dal");

    await cell(page, "Dinner", "Tuesday 8").getByRole("row", { name: "Red lentil dal" }).hover();
    await page.mouse.down();
    await page.keyboard.down("Control");
    await cell(page, "Lunch", "Friday 11").hover();
    await cell(page, "Lunch", "Friday 11").hover();
    await page.mouse.up();
    await page.keyboard.up("Control");
    await expect(cell(page, "Lunch", "Friday 11")).toContainText("Red lentil dal");
    await expect(cell(page, "Dinner", "Tuesday 8")).toContainText("Red lentil dal");
    await page.reload();
    await expect(cell(page, "Lunch", "Friday 11")).toContainText("Red lentil dal");
  });

  test("[K.4] the same with the keyboard alone", async ({ page }) => {
    await openSampleWeek(page);
    await panel(page).getByRole("button", { name: "Drag Red lentil dal" }).focus();
    await page.keyboard.press("Enter");
    await reach(page, "Dinner, Wednesday 9 January");
    await page.keyboard.press("Enter");
    await expect(cell(page, "Dinner", "Wednesday 9")).toContainText("Red lentil dal");
    await cell(page, "Dinner", "Wednesday 9").getByRole("button", { name: "Move Red lentil dal" }).focus();
    await page.keyboard.press("Enter");
    await reach(page, "Lunch, Monday 7 January");
    await page.keyboard.press("Enter");
    await expect(cell(page, "Lunch", "Monday 7")).toContainText("Red lentil dal");
    await expect(cell(page, "Dinner", "Wednesday 9")).not.toContainText("Red lentil dal");
    await cell(page, "Lunch", "Monday 7").getByRole("row").focus();
    await page.keyboard.press("Delete");
    await expect(cell(page, "Lunch", "Monday 7")).not.toContainText("Red lentil dal");
  });

  test("[K.4] without dragging: searched for, written as a note, moved to another week and back by undo", async ({
    page,
  }) => {
    await openSampleWeek(page);
    await plan(page, "Dinner", "Monday 7", "pancakes", "Sunday pancakes");
    await plan(page, "Dinner", "Monday 7", "at Anna’s", "Write “at Anna’s” as a note");
    await cell(page, "Dinner", "Monday 7").getByRole("row", { name: "Sunday pancakes" }).click();
    await page.getByRole("button", { name: "Move to…" }).click();
    const dialog = page.getByRole("dialog", { name: "Move to…" });
    await dialog.getByRole("button", { name: /15 January/ }).click();
    await dialog.getByText("Breakfast").click();
    await dialog.getByRole("button", { name: "Move here" }).click();
    await expect(cell(page, "Dinner", "Monday 7")).not.toContainText("Sunday pancakes");
    await page.getByRole("button", { name: "Next week" }).click();
    await expect(cell(page, "Breakfast", "Tuesday 15")).toContainText("Sunday pancakes");
    await page.keyboard.press("Control+z");
    await expect(cell(page, "Breakfast", "Tuesday 15")).not.toContainText("Sunday pancakes");
    await page.keyboard.press("[");
    await expect(cell(page, "Dinner", "Monday 7")).toContainText("Sunday pancakes");
  });

  test("[K.4] last week is copied, a week cleared, and both undone", async ({ page }) => {
    await openSampleWeek(page);
    await plan(page, "Dinner", "Monday 7", "pancakes", "Sunday pancakes");
    await plan(page, "Lunch", "Sunday 13", "dal", "Red lentil dal");
    await page.keyboard.press("]");
    await expect(page.getByRole("heading", { level: 1, name: /14 Jan/ })).toBeVisible();
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Copy last week" }).click();
    await expect(cell(page, "Dinner", "Monday 14")).toContainText("Sunday pancakes");
    await expect(cell(page, "Lunch", "Sunday 20")).toContainText("Red lentil dal");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Clear week" }).click();
    await expect(cell(page, "Dinner", "Monday 14")).not.toContainText("Sunday pancakes");
    await page.keyboard.press("Control+z");
    await expect(cell(page, "Dinner", "Monday 14")).toContainText("Sunday pancakes");
  });

  test("[K.4] meals are added, renamed, reordered and removed; what was planned for a removed one stays under Other", async ({
    page,
  }) => {
    await openSampleWeek(page);
    await plan(page, "Lunch", "Monday 7", "dal", "Red lentil dal");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Meals of a day…" }).click();
    const dialog = page.getByRole("dialog", { name: "Meals of a day" });
    await dialog.getByRole("textbox", { name: "New meal" }).fill("Snack");
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Move Snack up" }).click();
    await dialog.getByRole("textbox", { name: "Name of Dinner" }).fill("Supper");
    await dialog.getByRole("button", { name: "Remove Lunch" }).click();
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(cell(page, "Other", "Monday 7")).toContainText("Red lentil dal");
    await expect(cell(page, "Supper", "Monday 7")).toBeVisible();
    await expect(cell(page, "Snack", "Monday 7")).toBeVisible();
    await expect(cell(page, "Lunch", "Monday 7")).toHaveCount(0);
  });

  test("[K.4] there may be several plans; a deleted one comes back with undo", async ({ page }) => {
    await openSampleWeek(page);
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "New plan…" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Camping");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("paragraph").filter({ hasText: /^Camping ·/ })).toBeVisible();
    await plan(page, "Dinner", "Monday 7", "beans on toast", "Write “beans on toast” as a note");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Our week" }).click();
    await expect(cell(page, "Dinner", "Monday 7")).not.toContainText("beans on toast");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Camping" }).click();
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Delete plan" }).click();
    await expect(cell(page, "Dinner", "Monday 7")).not.toContainText("beans on toast");
    await page.getByRole("button", { name: "Undo" }).last().click();
    await expect(cell(page, "Dinner", "Monday 7")).toContainText("beans on toast");
  });
});

/** While something is dragged by keyboard, Tab goes from one place to drop it to the next. */
async function reach(page: Page, place: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      const labels = (element?.getAttribute("aria-labelledby") ?? "")
        .split(" ")
        .map(
          (id) =>
            document.getElementById(id)?.textContent ?? document.getElementById(id)?.getAttribute("aria-label") ?? "",
        );
      return [
        element?.getAttribute("aria-label") ?? "",
        ...labels,
        element?.closest('[role="grid"]')?.getAttribute("aria-label") ?? "",
      ].join(" ");
    });
    if (name.includes(place)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`“${place}” cannot be reached with Tab while dragging.`);
}

test.describe("from the plan to the list", () => {
  test("[K.4] a week goes onto the list, reviewed; changed servings update it instead of doubling it", async ({
    page,
  }) => {
    await openSampleWeek(page);
    await clearTheSampleList(page);
    await plan(page, "Dinner", "Monday 7", "lasagne", "Grandmother’s Sunday lasagne");
    await plan(page, "Breakfast", "Sunday 13", "pancakes", "Sunday pancakes");
    await page.getByRole("button", { name: "Add to groceries" }).click();
    const review = page.getByRole("dialog");
    await review.getByRole("region", { name: "Sunday pancakes" }).getByText("eggs", { exact: true }).click();
    await review.getByRole("button", { name: "Add 2 recipes" }).click();
    await expect(page.getByText("2 recipes added")).toBeVisible();
    await expect(cell(page, "Dinner", "Monday 7").getByRole("img", { name: "On the grocery list" })).toBeVisible();
    await page.goto("/#/groceries");
    const milk = page.locator('main li[data-line="whole milk"]');
    await expect(milk).toContainText("1 l");
    await expect(page.locator('main li[data-line="egg"]')).toHaveCount(0);
    await milk.getByRole("button", { expanded: false }).first().click();
    await expect(milk).toContainText("Mon 7 Jan dinner · 6 servings");

    await page.goto(week);
    await cell(page, "Dinner", "Monday 7").getByRole("row", { name: "Grandmother’s Sunday lasagne" }).click();
    const entry = page.getByRole("dialog", { name: "Grandmother’s Sunday lasagne" });
    await entry.getByRole("textbox", { name: "Servings" }).fill("12");
    await page.keyboard.press("Enter");
    await entry.getByRole("button", { name: "Close" }).click();
    await expect(cell(page, "Dinner", "Monday 7")).toContainText("12 servings");
    await page.getByRole("button", { name: "Add to groceries" }).click();
    await expect(review.getByRole("region", { name: "Grandmother’s Sunday lasagne" })).toContainText("changed since");
    await expect(review.getByRole("region", { name: "Sunday pancakes" })).toContainText("on the list");
    await review.getByRole("button", { name: "Update list" }).click();
    await page.goto("/#/groceries");
    await expect(milk).toContainText("1.75 l");
    await page.keyboard.press("Control+z");
    await expect(milk).toContainText("1 l");
  });

  test("[K.4] taking a meal out of the plan offers to take its ingredients off the list", async ({ page }) => {
    await openSampleWeek(page);
    await clearTheSampleList(page);
    await plan(page, "Dinner", "Monday 7", "dal", "Red lentil dal");
    await page.getByRole("button", { name: "More for Monday" }).click();
    await page.getByRole("menuitem", { name: "Add day to groceries" }).click();
    await page.getByRole("button", { name: "Add 1 recipe" }).click();
    await expect(page.getByText("1 recipe added")).toBeVisible();
    await cell(page, "Dinner", "Monday 7").getByRole("row").click({ button: "right" });
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await page.getByRole("button", { name: "Take off too" }).click();
    await page.goto("/#/groceries");
    await expect(page.getByText("Nothing to get")).toBeVisible();
  });
});

test("[K.4] two windows of one profile show the same week", async ({ page, context }) => {
  await openSampleWeek(page);
  const other = await context.newPage();
  await other.goto(week);
  await expect(cell(other, "Dinner", "Monday 7")).toBeVisible();
  await plan(page, "Dinner", "Monday 7", "dal", "Red lentil dal");
  await expect(cell(other, "Dinner", "Monday 7")).toContainText("Red lentil dal");
  await plan(other, "Dinner", "Monday 7", "pancakes", "Sunday pancakes");
  for (const window of [page, other]) await expect(cell(window, "Dinner", "Monday 7").getByRole("row")).toHaveCount(2);
});

test("[K.4] changing servings of what is on a list offers to update the list", async ({ page }) => {
  await openSampleWeek(page);
  await clearTheSampleList(page);
  await plan(page, "Dinner", "Monday 7", "dal", "Red lentil dal");
  await page.getByRole("button", { name: "Add to groceries" }).click();
  await page.getByRole("button", { name: "Add 1 recipe" }).click();
  await expect(page.getByText("1 recipe added")).toBeVisible();
  await cell(page, "Dinner", "Monday 7").getByRole("row", { name: "Red lentil dal" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Increase/ })
    .click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Increase/ })
    .click();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Update list" }).click();
  await page.goto("/#/groceries");
  await expect(page.locator('main li[data-line="red lentil"]')).toContainText("450 g");
});

for (const width of [390, 360]) {
  test(`[K.4] on a phone of ${width} px days stand under one another and nothing sticks out`, async ({ page }) => {
    await page.setViewportSize({ width, height: 760 });
    await openSampleWeek(page);
    await plan(
      page,
      "Dinner",
      "Monday 7",
      "supercalifragilisticexpialidociouscakewithaverylongname",
      "Write “supercalifragilisticexpialidociouscakewithaverylongname” as a note",
    );
    const [monday, tuesday] = await Promise.all(
      ["2030-01-07", "2030-01-08"].map((day) => page.locator(`[data-day="${day}"]`).boundingBox()),
    );
    expect(tuesday?.y).toBeGreaterThan((monday?.y ?? 0) + (monday?.height ?? 0) - 1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(
      await page.evaluate(() =>
        Math.max(...[...document.querySelectorAll("main *")].map((one) => one.getBoundingClientRect().right)),
      ),
    ).toBeLessThanOrEqual(width);
  });
}

for (const theme of ["light", "dark"]) {
  test.describe(`in the ${theme} theme`, () => {
    test.beforeEach(async ({ page }) => {
      await page.addInitScript((chosen) => localStorage.setItem("potluck.theme", chosen), theme);
      await openSampleWeek(page);
    });

    test("[C.1] the plan is accessible: empty, planned, on a phone", async ({ page }) => {
      await expectAccessible(page, "empty week");
      await plan(page, "Dinner", "Monday 7", "dal", "Red lentil dal");
      await plan(page, "Dinner", "Monday 7", "leftovers", "Write “leftovers” as a note");
      await expectAccessible(page, "planned");
      await page.setViewportSize({ width: 390, height: 844 });
      await expectAccessible(page, "phone");
    });

    test("[C.1] the plan's dialogs are accessible", async ({ page }) => {
      await plan(page, "Dinner", "Monday 7", "dal", "Red lentil dal");
      await page.getByRole("button", { name: "Add to groceries" }).click();
      await expect(page.getByRole("button", { name: "Add 1 recipe" })).toBeVisible();
      await expectAccessible(page, "review");
      await page.keyboard.press("Escape");
      await cell(page, "Dinner", "Monday 7").getByRole("row", { name: "Red lentil dal" }).click();
      await expectAccessible(page, "entry");
      await page.getByRole("button", { name: "Move to…" }).click();
      await expectAccessible(page, "move");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Add to Lunch, Monday 7 January" }).click();
      await expectAccessible(page, "add");
    });
  });
}
