import type { Locator, Page } from "@playwright/test";
import {
  addDecimals,
  compareDecimals,
  decimal,
  isNegative,
  subtractDecimals,
  ZERO,
} from "../../lib/domain/values/decimal-text";
import { ageFigures } from "../support/age-figures";
import { expect, test } from "../support/as";
import { ACME, BOREALIS } from "../support/people";
import { customerId, FAMILY, FLEET, FORGOTTEN, MARIGOLD, type MadeAccount, PELHAM } from "../support/rehearsal";
import { storedAccountsOf } from "../support/sandbox";
import { costOf, inCents, month, vendorCosts } from "../support/vendor-costs";

const [HARBOURLIGHT, TIDEWATER] = ["3955", "3965"] as const;
const LAST = month(-1);

/** The exact figures of a table, row by row. */
const valuesIn = (table: Locator) =>
  table.locator("tbody tr, tfoot tr").evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.querySelector("th, td")?.textContent ?? "",
      isHead: row.querySelector("th[scope=rowgroup]") !== null,
      values: [...row.querySelectorAll("data")].map((one) => one.getAttribute("value") ?? ""),
    })),
  );

test("the last account nobody is billed for is assigned, and nothing of the new customers is left unbilled", async ({
  as,
}) => {
  const page = await as("oskar, operator");
  const left = FORGOTTEN[1] as MadeAccount;
  await page.goto("/assignments/unassigned?q=Pelham");
  const cost = inCents(costOf(await vendorCosts(LAST), [left]));
  await expect(page.getByText(`1 account matches, USD ${cost} last month`)).toBeVisible();
  await page.getByRole("link", { name: `Assign ${left.name}` }).click();
  await page.getByRole("textbox", { name: "Search by name or id" }).fill("pelham");
  await expect(page).toHaveURL(/[?&]q=pelham/);
  await page.getByRole("link", { name: PELHAM }).click();
  await expect(page.getByRole("radio", { name: new RegExp(left.name) })).toBeChecked();
  await page.getByRole("button", { name: "Assign account" }).click();
  await expect(page.getByText(`is billed to ${PELHAM} now`)).toBeVisible();
  for (const name of ["Pelham", "Marigold"]) {
    await page.goto(`/assignments/unassigned?q=${name}`);
    await expect(page.getByText("0 accounts match, USD 0.00 last month")).toBeVisible();
  }
});

test("the new customers' month is the vendor's to the cent, and the whole change is told by the accounts that came", async ({
  as,
}) => {
  const page = await as("ines, analyst");
  ageFigures();
  await costsAsToldBy(page, MARIGOLD, FAMILY);
  const costs = await costsAsToldBy(page, PELHAM, [...FLEET, ...FORGOTTEN]);
  const billed = addDecimals([...costs.values()]);
  const pelham = await customerId(PELHAM);
  await page.goto(`/customers/${pelham}/costs?why=${month(0)}&against=${LAST}`);
  const parts = await valuesIn(page.getByRole("table", { name: "Why did it change" }));
  const whole = parts.map(({ name, values }) => [name, values.at(-1) ?? null]);
  expect(whole).toEqual([
    ["Usage", "0"],
    ["Unit prices", null],
    ["Accounts that came or left", billed],
    ["Difference", billed],
  ]);
  const moved = page.getByRole("row", { name: /came on/ });
  await expect(moved).toHaveCount(FLEET.length + FORGOTTEN.length);
  const [[largest, amount] = ["", ZERO]] = [...costs].sort(([, left], [, right]) => compareDecimals(right, left));
  await expect(moved.first()).toContainText(`${largest}`);
  await expect(moved.first()).toContainText(`+${inCents(amount)}`);
});

/** Opens a customer's costs until they are what CloudHealth says at that moment: its figures grow by the hour. */
async function costsAsToldBy(page: Page, customer: string, accounts: readonly MadeAccount[]) {
  const id = await customerId(customer);
  let told: Awaited<ReturnType<typeof vendorCosts>> = new Map();
  await expect(async () => {
    told = await vendorCosts(month(0), id);
    await page.goto(`/customers/${id}/costs`);
    const billed = `$${inCents(costOf(told, accounts))}`;
    await expect(page.getByRole("main")).toContainText(billed, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  return told;
}

test("prices of three organizations add up tier by tier, in each of their currencies", async ({ as }) => {
  const page = await as("ines, analyst");
  for (const [customer, currencies] of [
    [BOREALIS, ["CAD"]],
    [ACME, ["USD"]],
    [TIDEWATER, ["USD", "CAD"]],
  ] as const) {
    await page.goto(`/customers/${customer}/pricing?month=${LAST}`);
    for (const currency of currencies) {
      const table = page.getByRole("table", { name: `Products and tiers priced in ${currency}` });
      await expect(table).toBeVisible();
      expectSums(await valuesIn(table));
    }
  }
});

/** Tiers make up their product, in usage and in cost, products their category, and categories the total. */
function expectSums(rows: Awaited<ReturnType<typeof valuesIn>>): void {
  const exact = (values: readonly string[], at: number) => decimal(values.at(at) ?? "");
  const sumOf = (some: typeof rows, at: number) => addDecimals(some.map(({ values }) => exact(values, at)));
  const isTier = ({ name }: (typeof rows)[number]) => name.startsWith("Tier ");
  const products = rows.slice(0, -1).filter((row) => !row.isHead && !isTier(row));
  expect(rows.filter(isTier).length).toBeGreaterThan(1);
  for (const product of products) {
    const at = rows.indexOf(product);
    const end = rows.findIndex((row, place) => place > at && !isTier(row));
    const tiers = rows.slice(at + 1, end);
    if (tiers.length === 0) continue;
    for (const place of [0, -1]) expect(sumOf(tiers, place), product.name).toBe(exact(product.values, place));
  }
  const [total, heads] = [rows.at(-1)?.values ?? [], rows.filter(({ isHead }) => isHead)];
  expect(sumOf(heads, -1)).toBe(exact(total, -1));
  expect(sumOf(products, -1)).toBe(exact(total, -1));
}

test("another price is tried, its difference is exact, and the scenario is kept", async ({ as }) => {
  const page = await as("ines, analyst");
  await page.goto(`/customers/${BOREALIS}/pricing?month=${LAST}`);
  await page.getByRole("link", { name: "Try other prices" }).click();
  await page.waitForURL(/what-if/);
  const price = page.getByLabel(/^Price of tier 1/).first();
  await expect(async () => {
    await page.reload();
    await expect(price).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(price).toHaveValue("0.062");
  await price.fill("0.072");
  // A cent more on each of the 5,000 hours of the first tier.
  const difference = page.getByText("Difference", { exact: true }).first().locator("xpath=..");
  await expect(difference).toContainText("CAD +50.00");
  await page.getByLabel("Name of the scenario").fill("Month-end");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Scenario saved").first()).toBeVisible();
});

test("the one customer sold at a loss is found first, and both sides of it are the vendor's", async ({ as }) => {
  const page = await as("ines, analyst");
  await page.goto(`/margin?month=${LAST}`);
  const [first] = await valuesIn(page.getByRole("table", { name: "Margin" }));
  const accounts = await storedAccountsOf(HARBOURLIGHT);
  const [cost, billed] = [
    costOf(await vendorCosts(LAST), accounts),
    costOf(await vendorCosts(LAST, HARBOURLIGHT), accounts),
  ];
  const margin = subtractDecimals(billed, cost);
  expect(isNegative(margin)).toBe(true);
  expect(first?.name).toBe("Harbourlight Media");
  expect(first?.values).toEqual(expect.arrayContaining([cost, billed, margin]));
});
