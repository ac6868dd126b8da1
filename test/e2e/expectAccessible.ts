import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Everything axe knows about WCAG 2.2 AA, and its advice on landmarks and headings. */
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Instead of the half megabyte of axe's script, where an earlier look at the same page has brought it. */
const alreadyThere = "void 0;";

/** Fails with what axe finds on the screen as it is now. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // Colours are measured when nothing is on its way any more; a movement that was cut short is over too.
  await page.evaluate(async () => {
    // What was just changed, such as the theme, begins to move with a later frame.
    const frame = (): Promise<number> => new Promise((next) => requestAnimationFrame(next));
    // What goes on for ever has no end to wait for.
    const moving = (): Animation[] =>
      document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    do {
      await Promise.allSettled(moving().map((animation) => animation.finished));
      await frame();
      await frame();
    } while (moving().some((animation) => animation.playState === "running"));
  });
  const isThere = await Promise.all(page.frames().map((frame) => frame.evaluate(() => "axe" in window)));
  // In the page itself: the other way opens a second page for the sum, which only frames of other origins need.
  const { violations } = await new AxeBuilder({ page, ...(isThere.every(Boolean) ? { axeSource: alreadyThere } : {}) })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .withTags(axeTags)
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  expect(found, what).toEqual([]);
}

/** The same in the light and in the dark; leaves the window light. */
export async function expectAccessibleInBoth(page: Page, what: string): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `${what}, ${colorScheme}`);
  }
}
