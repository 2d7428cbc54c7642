import { expect, test } from "../support/as";
import { BOREALIS } from "../support/people";

test("an admin prices a kind of usage, and a report shows its cost beside it, marked as computed", async ({ as }) => {
  const page = await as("ada, admin");
  await page.goto(`/customers/${BOREALIS}/usage`);
  await page.getByRole("link", { name: "Request report" }).click();
  await page.getByRole("button", { name: "Request report" }).click();
  await expect(page).toHaveURL(/\/usage\/[0-9a-f-]{36}/);
  const report = page.url();
  await page.getByRole("link", { name: "Groups" }).click({ timeout: 30_000 });
  await expect(page.getByRole("columnheader", { name: "Cost, computed" })).toHaveCount(0);

  await page.goto("/usage/rates");
  const kind = page.getByRole("listitem").filter({ hasText: "Vector Tile" });
  await kind.getByRole("link", { name: "Set a rate" }).click();
  await page.getByLabel("Currency").fill("eur");
  const price = page.getByLabel(/^Price of tier 1/);
  await price.fill("much");
  await expect(page.getByRole("button", { name: "Save the rate" })).toHaveAttribute("aria-disabled", "true");
  await price.fill("0.005");
  await page.getByRole("button", { name: "Save the rate" }).click();
  await expect(page.getByRole("row", { name: /Vector Tile.*EUR 0\.005/ })).toBeVisible();
  await expect(kind).toHaveCount(0);

  await page.goto(`${report}?view=groups`);
  const row = (name: string) => page.getByRole("row", { name: new RegExp(`^${name}`) });
  const used = Number((await row("Vector Tile").getByRole("cell").nth(2).locator("data").getAttribute("value")) ?? "");
  const cost = row("Vector Tile").getByRole("cell").nth(3).locator("data");
  expect(Number(await cost.getAttribute("value"))).toBeCloseTo(used * 0.005, 6);
  await expect(row("Autocomplete")).toContainText("not known: no rate");

  await page.goto("/usage/rates");
  await page.getByRole("link", { name: "Vector Tile" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Delete the rate" }).click();
  await expect(kind).toBeVisible();
});
