import { expect, test } from "../support/as";

test("Ctrl-K finds a customer without its accent and opens it by keyboard", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/costs");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: /Jump/ })).toBeFocused();
  await page.keyboard.type("echelle");
  await expect(page.getByRole("option", { name: "Échelle Logistique 3954" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Échelle Logistique", level: 1 })).toBeVisible();
});

test("Ctrl-K finds an account by its number and leads to who holds it", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: /Jump/ })).toBeFocused();
  await page.keyboard.type("402635176000");
  await expect(page.getByRole("option", { name: /Borealis Production/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("option", { name: /Borealis Production/ })).toHaveCount(0);
});

test("a list keeps search, sort and page in its address, and the back button goes through them", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/customers?per=20");
  await page
    .getByRole("columnheader", { name: /Accounts/ })
    .getByRole("link")
    .click();
  await expect(page).toHaveURL(/sort=accounts/);
  await expect(page.getByRole("row").nth(1)).toContainText("Fjordline Analytics");
  await page
    .getByRole("link", { name: /Next page|^2$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/page=2/);
  await page.goBack();
  await expect(page).not.toHaveURL(/page=2/);
  await page.reload();
  await expect(page.getByRole("row").nth(1)).toContainText("Fjordline Analytics");
});

test("rows are reached with j and opened with Enter", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/customers");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Borealis", level: 1 })).toBeVisible();
});
