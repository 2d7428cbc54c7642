import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/as";
import { BOREALIS } from "../support/people";

const COSTS = `/customers/${BOREALIS}/costs`;
const tableOf = (page: Page) => page.getByRole("table", { name: /^Cost in USD/ });

test("from all customers to one, to a service, to its accounts, to an account; back leads the same way", async ({
  as,
}) => {
  const page = await as("oskar, operator");
  await page.goto("/costs");
  await page.getByRole("link", { name: "Billed to customers" }).click();
  await tableOf(page).getByRole("rowheader").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/customers\/\d+\/costs$/);
  const ofCustomer = page.url();
  await tableOf(page).getByRole("link", { name: "EC2 - Compute" }).click();
  await expect(page.getByRole("heading", { name: "EC2 - Compute, by account" })).toBeVisible();
  const inside = page.url();
  await tableOf(page).getByRole("rowheader").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/assignments\/accounts\/\d{12}$/);
  await page.goBack();
  await expect(page).toHaveURL(inside);
  await page.goBack();
  await expect(page).toHaveURL(ofCustomer);
  await expect(page.getByRole("heading", { name: "By service", exact: true })).toBeVisible();
});

test("the file holds exactly the figures of the table, as many lines as it said, each with its call", async ({
  as,
}) => {
  const page = await as("ines, analyst");
  await page.goto(`${COSTS}?period=6&top=5`);
  const shown = await tableOf(page)
    .locator("tr")
    .evaluateAll((rows) =>
      rows
        .slice(1)
        .map((row) => [...row.querySelectorAll("td[data-numeric] data")].map((cell) => cell.getAttribute("value"))),
    );
  const link = page.getByRole("link", { name: /^CSV, \d+ lines/ });
  const said = Number((await link.innerText()).match(/\d+/)?.[0]);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const [heads = "", ...lines] = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\r\n");
  const at = heads.split(",").indexOf("amount");
  expect(lines).toHaveLength(said);
  // The last figure of a row is its sum over all periods, which the file leaves to the reader.
  const figures = shown.flatMap((row) => row.slice(0, -1));
  expect(lines.map((line) => line.split(",")[at]).sort()).toEqual(figures.sort());
  for (const line of lines) expect(line).toMatch(/GET \/olap_reports\/cost\/history.*,[\dTZ:.-]+,[\da-f]{64}$/);
});

test("what cannot be asked says why, what is chosen stands in the address and can be cleared", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto(COSTS);
  await page.getByRole("link", { name: "Daily" }).click();
  await expect(page).toHaveURL(/interval=daily/);
  await page.getByRole("button", { name: "Split by" }).click();
  await expect(page.getByRole("button", { name: /^region Known by month only/ })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(page).toHaveURL(COSTS);
  await page.goto("/costs?of=customers");
  await expect(page.getByRole("button", { name: "Daily" })).toHaveAccessibleDescription(/read by month only/);
});

test("with the keyboard alone: a row, its accounts, and the receipt of a total", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto(COSTS);
  await expect(tableOf(page)).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(tableOf(page).getByRole("link", { name: "EC2 - Compute" })).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "EC2 - Compute, by account" })).toBeVisible();
  await page.goto(COSTS);
  await page.getByRole("link", { name: /Where this figure comes from: October 2026/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Receipt" })).toBeVisible();
  await expect(page.getByText(/GET \/olap_reports\/cost\/history/)).toBeVisible();
  await expect(page.getByText(/^[\da-f]{64}$/)).toBeVisible();
});

test("the parts of a change come to the difference, to the last digit", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto(COSTS);
  const table = page.getByRole("table", { name: "The difference by service" });
  const exact = (row: string) =>
    table
      .locator(row)
      .evaluateAll((rows) => rows.map((one) => [...one.querySelectorAll("data")].at(-1)?.getAttribute("value") ?? "0"));
  const scaled = (text: string) => BigInt(Math.round(Number(text) * 10_000));
  const [parts, [whole = "0"]] = [await exact("tbody tr"), await exact("tfoot tr:last-child")];
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.map(scaled).reduce((sum, one) => sum + one, 0n)).toBe(scaled(whole));
});
