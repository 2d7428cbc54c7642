import { expect, test } from "../support/as";
import { ACME } from "../support/people";

test("a list is searched as one types from three letters on, and as soon as one submits fewer", async ({ as }) => {
  const page = await as("ines, analyst");
  await page.goto("/customers");
  const search = page.getByRole("textbox", { name: "Search by name or id" });
  await search.fill("Ac");
  await search.press("Enter");
  await expect(page).toHaveURL(/q=Ac$/);
  await search.fill("acme");
  await expect(page).toHaveURL(/q=acme$/);
  await expect(page.getByRole("link", { name: "Acme", exact: true })).toBeVisible();
});

test("who follows a link while a search is about to run is not taken back by it", async ({ as }) => {
  const page = await as("ines, analyst");
  await page.goto("/customers");
  await page.route(/\/customers\/3947/, async (route) => {
    await new Promise((done) => setTimeout(done, 600));
    await route.continue();
  });
  const link = await page.getByRole("link", { name: "Acme", exact: true }).elementHandle();
  await page.getByRole("textbox", { name: "Search by name or id" }).fill("bor");
  await link?.evaluate((one: HTMLElement) => one.click());
  await expect(page).toHaveURL(/\/customers\/3947$/);
  await page.waitForTimeout(600);
  await expect(page).toHaveURL(/\/customers\/3947$/);
});

test("columns are chosen and heights kept without a reload of the page", async ({ as }) => {
  const page = await as("ines, analyst");
  await page.goto("/customers");
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("radio", { name: "Compact" }).check();
  await page.getByRole("checkbox", { name: "Created" }).uncheck();
  await page.getByRole("checkbox", { name: "Trial ends" }).check();
  await page.getByRole("button", { name: "Apply" }).last().click();
  await expect(page.getByRole("columnheader", { name: "Trial ends" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Created" })).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(window, "stayed"))).toBe(true);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
});

test("rows are chosen by keyboard and handed on together", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/assignments?sort=owner");
  const boxes = page.getByRole("table").getByRole("checkbox");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+J");
  await expect(page.getByRole("region", { name: "Selected rows" })).toContainText("2 selected");
  const owners = await Promise.all([1, 2].map((at) => boxes.nth(at).getAttribute("value")));
  await expect(page.getByRole("link", { name: "Plan assignments…" })).toHaveAttribute(
    "href",
    `/assignments/plans/new?owner=${owners[0]}&owner=${owners[1]}`,
  );
  await page.getByRole("checkbox", { name: "Select every row of this page" }).check();
  await page.getByRole("button", { name: /^Select all/ }).click();
  await expect(page.getByRole("link", { name: "Plan assignments…" })).toHaveAttribute(
    "href",
    "/assignments/plans/new?all=1&list=sort%3Downer",
  );
});

test("all that a list shows is planned together, and its number is said first", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/assignments?state=assigned");
  await page.getByRole("checkbox", { name: "Select every row of this page" }).check();
  const all = page.getByRole("button", { name: /^Select all/ });
  const count = Number(/\d+/.exec((await all.textContent()) ?? "")?.[0]);
  expect(count).toBeGreaterThan(20);
  await all.click();
  await page.getByRole("link", { name: "Plan assignments…" }).click();
  await expect(
    page.getByRole("heading", { name: `${count} accounts that the list’s filters let through` }),
  ).toBeVisible();
  await page.getByRole("link", { name: "To nobody: remove their assignments" }).click();
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page).toHaveURL(/\/assignments\/plans\/[0-9a-f-]{36}$/);
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await page.getByRole("button", { name: "Discard this plan" }).click();
  await expect(page.getByText("Discarded").first()).toBeVisible();
});

test("on a phone rows are chosen with a finger, and open as before once choosing is over", async ({ as }) => {
  const page = await as("oskar, operator", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  await page.goto("/assignments?sort=owner");
  const rows = page.getByRole("table").locator("tbody tr");
  await page.getByRole("button", { name: "Select", exact: true }).tap();
  await rows.nth(0).tap();
  await rows.nth(2).tap();
  await expect(page.getByRole("region", { name: "Selected rows" })).toContainText("2 selected");
  await expect(page).toHaveURL(/\/assignments\?sort=owner$/);
  await page.getByRole("button", { name: "All on this page" }).tap();
  await expect(page.getByRole("region", { name: "Selected rows" })).toContainText("20 selected");
  await page.getByRole("button", { name: "End selecting" }).tap();
  await expect(page.getByRole("region", { name: "Selected rows" })).toHaveCount(0);
  await rows.nth(0).tap();
  await expect(page).toHaveURL(/\/assignments\/accounts\/\d{12}$/);
});

test("a view is kept, shared, found by somebody else, and deleted by whose it is", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto(`/assignments?q=acme&sort=since`);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("textbox", { name: "Save this view" }).fill("Newest of Acme");
  await page.getByRole("checkbox", { name: "Share with the staff" }).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("View saved")).toBeVisible();
  const other = await as("ines, analyst");
  await other.goto("/assignments");
  await other.getByRole("button", { name: "Views" }).click();
  await other.getByRole("link", { name: /Newest of Acme/ }).click();
  await expect(other).toHaveURL(/\/assignments\?q=acme&sort=since$/);
  await page.goto("/views?list=assignments");
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete the view" }).click();
  await expect(page.getByText("No view is kept yet.")).toBeVisible();
});

test("what is exported is what the filters let through, numbers with their zeros", async ({ as }) => {
  const page = await as("ines, analyst");
  await page.goto(`/assignments?customer=${ACME}`);
  const link = page.getByRole("link", { name: /^Export \d+ rows$/ });
  const rows = Number(/\d+/.exec((await link.textContent()) ?? "")?.[0]);
  const file = await (await page.request.get((await link.getAttribute("href")) ?? "")).text();
  const lines = file.trimEnd().split("\r\n").slice(1);
  expect(lines.length).toBe(rows);
  expect(lines.every((line) => /^\d{12},/.test(line))).toBe(true);
});
