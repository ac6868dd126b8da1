/** The app as a browser gets it from the server: with nothing but that server, and within its security policy. */
import { expect, test } from "@playwright/test";

test("[C.6] the app opens in a browser, asks no other host for anything and breaks no rule of its policy", async ({
  page,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  const problems: string[] = [];
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== baseURL) elsewhere.push(request.url());
  });
  page.on("console", (message) => {
    if (/content security policy|refused to/i.test(message.text())) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto("/");
  await expect(page.locator("#root")).not.toBeEmpty();
  await expect(page).toHaveTitle(/Potluck/);
  expect(await page.evaluate(() => typeof window.potluck)).toBe("undefined");
  expect(elsewhere).toEqual([]);
  expect(problems).toEqual([]);
});

test("[C.2] the app opens, and opens again, where no other host can be reached", async ({ page, baseURL }) => {
  await page.route(
    (url) => url.origin !== baseURL,
    (route) => route.abort("internetdisconnected"),
  );
  await page.goto("/");
  await expect(page.locator("#root")).not.toBeEmpty();
  await page.reload();
  await expect(page.locator("#root")).not.toBeEmpty();
});

test("[C.6] the policy stops inline scripts, eval and other hosts, and lets a kept page copy show", async ({
  page,
}) => {
  await page.goto("/");
  const outcome = await page.evaluate(async () => {
    const refused: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
    const settled = (element: HTMLElement) =>
      new Promise((done) => {
        element.addEventListener("load", () => done("load"));
        element.addEventListener("error", () => done("error"));
      });
    const inline = document.createElement("script");
    inline.textContent = "window.inlineRan = true";
    document.body.append(inline);
    const picture = new Image();
    const pictureSettled = settled(picture);
    picture.src = "https://example.org/picture.png";
    document.body.append(picture);
    const fetched = await fetch("https://example.org/").then(
      () => "fetched",
      () => "refused",
    );
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "");
    frame.srcdoc = "<p id=kept>A kept page</p><img src='https://example.org/picture.png'>";
    const frameSettled = settled(frame);
    document.body.append(frame);
    return {
      picture: await pictureSettled,
      frame: await frameSettled,
      fetched,
      inlineRan: "inlineRan" in window,
      refused: [...new Set(refused)].toSorted(),
    };
  });
  expect(outcome).toEqual({
    picture: "error",
    frame: "load",
    fetched: "refused",
    inlineRan: false,
    refused: ["connect-src", "img-src", "script-src-elem"],
  });
  await expect(page.frameLocator("iframe[sandbox='']").locator("#kept")).toHaveText("A kept page");
});
