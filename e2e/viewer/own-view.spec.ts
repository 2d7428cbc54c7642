import { expect, test } from "../support/as";

const PAGES = ["/my", "/my/accounts", "/my/costs", "/my/pricing", "/my/usage"];

test("a viewer sees its own accounts, costs, prices and reports, each with source and age", async ({ as }) => {
  const page = await as("anna, viewer of Acme");
  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("Acme").first()).toBeVisible();
    await expect(page.getByText("Borealis")).toHaveCount(0);
  }
  await page.goto("/my/costs");
  await expect(page.getByRole("main")).toContainText(/Fetched .*CloudHealth/);
  await page.goto("/my/pricing");
  await expect(page.getByRole("main")).toContainText(/Fetched .*CloudMC/);
});

test("a viewer is offered nothing to change and no way to the staff side", async ({ as }) => {
  const page = await as("anna, viewer of Acme");
  for (const path of PAGES) {
    await page.goto(path);
    const links = await page.getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links.filter((href) => !/^(\/my|\/api\/(costs|reports|pricing)|#|\/sign-in)/.test(href))).toEqual([]);
    await expect(page.getByRole("button", { name: /assign|create|request|read now|delete/i })).toHaveCount(0);
  }
});

test("a viewer opens a cost and a price to the call it came from, and finds the same call in the file", async ({
  as,
}) => {
  const page = await as("anna, viewer of Acme");
  for (const [from, figures] of [
    ["/my/costs", "costs"],
    ["/my/pricing", "pricing"],
  ]) {
    await page.goto(from ?? "");
    await page.getByRole("main").locator('a[href*="/receipt"]').first().click();
    await expect(page).toHaveURL(new RegExp(`/my/${figures}/receipt`));
    const hash = (
      await page
        .getByText(/^[0-9a-f]{64}$/)
        .first()
        .innerText()
    ).trim();
    const file = await page.request.get(`/api/${figures}/3947/csv`);
    expect(await file.text()).toContain(hash);
  }
});
