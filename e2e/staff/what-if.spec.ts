import { expect, test } from "../support/as";
import { ACME } from "../support/people";

const LAST_MONTH = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1, 1))
  .toISOString()
  .slice(0, 7);

test("an analyst tries another price, takes it back, keeps it and sees every customer it touches", async ({ as }) => {
  const page = await as("ines, analyst");
  await page.goto(`/customers/${ACME}/pricing?month=${LAST_MONTH}`);
  await page.getByRole("link", { name: "Try other prices" }).click();
  await page.waitForURL(/what-if/);
  const price = page.getByLabel(/^Price of tier 1/).first();
  await expect(async () => {
    await page.reload();
    await expect(price).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });

  const before = await price.inputValue();
  const difference = page.getByText("Difference", { exact: true }).first().locator("xpath=..");
  await price.fill("9.5");
  await expect(difference).toContainText("+");
  await page.keyboard.press("Control+z");
  await expect(price).toHaveValue(before);

  await price.fill("many");
  await expect(page.getByText("Not a number. Write it like 1000.5")).toBeVisible();
  await expect(page.getByText("One product’s tiers are no price")).toBeVisible();
  await price.fill("9.5");
  await page.getByLabel("Name of the scenario").fill("Dear month");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Scenario saved").first()).toBeVisible();

  await page.reload();
  await expect(price).toHaveValue("9.5");
  await page.getByRole("link", { name: "All customers on these prices" }).click();
  await expect(page.getByRole("heading", { name: "Customers under other prices" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Dear month" })).toBeVisible();
  const file = page.getByRole("link", { name: /^CSV, \d+ rows?$/ });
  const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
  expect(download.suggestedFilename()).toBe(`what-if-${LAST_MONTH}.csv`);

  await page.getByRole("checkbox", { name: "Choose Acme" }).check();
  await page.getByRole("button", { name: "Only the chosen customers" }).click();
  await expect(page.getByText(/^1 of \d+ customers/)).toBeVisible();
  await expect(page.getByRole("link", { name: "CSV, 1 row" })).toBeVisible();

  await page.getByRole("link", { name: "Saved scenarios" }).click();
  await page
    .getByRole("listitem")
    .filter({ hasText: "Dear month" })
    .first()
    .getByText("Delete", { exact: true })
    .click();
  await page.getByRole("button", { name: "Delete the scenario" }).click();
  await expect(page.getByText("Scenario deleted").first()).toBeVisible();
});

test("a customer's own people find no such page", async ({ as, expectedErrors }) => {
  expectedErrors.push(/404/);
  const page = await as("anna, viewer of Acme");
  await page.goto(`/pricing/what-if?customer=${ACME}`);
  await expect(page.getByLabel(/^Price of tier 1/)).toHaveCount(0);
  await expect(page.getByText("Margin")).toHaveCount(0);
});
