import type { Page } from "@playwright/test";
import { ageFigures } from "../support/age-figures";
import { expect, test } from "../support/as";
import {
  approvedBy,
  assignmentCalls,
  customerId,
  FAMILY,
  FLEET,
  FORGOTTEN,
  heldBy,
  MARIGOLD,
  NORTHPINE,
  PELHAM,
  planFromFile,
  readUntil,
  sendAll,
} from "../support/rehearsal";
import { forgetRequests, putAccounts, requests, storedCustomers } from "../support/sandbox";
import { costOf, inCents, month, vendorCosts } from "../support/vendor-costs";

const TENANT = "e5ba7a05-b9b6-4ea8-a348-bd07ed1a9eff";
const ADDRESS = [
  ["Street and number", "9 Pier Road"],
  ["City", "Portland"],
  ["Postal code", "04109"],
  ["State or province", "ME"],
  ["Country", "US"],
] as const;

test("two customers are taken over, one known by its Azure tenant and one by an address", async ({ as }) => {
  const [ada, oskar] = [await as("ada, admin"), await as("oskar, operator")];
  await forgetRequests();
  await ada.goto("/customers/new");
  await ada.getByLabel("Name", { exact: true }).fill(MARIGOLD);
  await ada.getByRole("radio", { name: /^Microsoft CSP/ }).check();
  await ada.getByRole("radio", { name: "Azure tenant", exact: true }).check();
  await ada.getByRole("textbox", { name: "Azure tenant" }).fill(TENANT);
  await createdBy(ada);
  const kept = (await storedCustomers()).find(({ name }) => name === MARIGOLD);
  expect(kept).toMatchObject({ azureCustomerId: TENANT, address: null });

  await oskar.goto("/customers/new");
  await oskar.getByLabel("Name", { exact: true }).fill(PELHAM);
  for (const [label, text] of ADDRESS) await oskar.getByLabel(label).fill(text);
  await createdBy(oskar);
  await expect(oskar.getByText("04109")).toBeVisible();

  const sent = (await requests()).filter(({ method }) => method === "POST");
  expect(sent.map(({ path }) => path).sort()).toEqual(["/v1/customers", "/v2/customers"]);
  await oskar.goto("/customers");
  await expect(oskar.getByText("26 customers")).toBeVisible();
});

async function createdBy(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Create customer" }).click();
  await page.getByRole("link", { name: "Open the customer" }).click({ timeout: 20_000 });
}

test("what nobody is billed for is seen in money, and a file of forty accounts is sent once a second person agreed", async ({
  as,
}) => {
  const [oskar, ada] = [await as("oskar, operator"), await as("ada, admin")];
  await putAccounts([...FAMILY, ...FLEET, ...FORGOTTEN], NORTHPINE);
  await readUntil(oskar, "/assignments?q=Pelham", (page) =>
    expect(page.getByRole("link", { name: "Export 30 rows" })).toBeVisible({ timeout: 2_000 }),
  );
  ageFigures();
  const costs = await vendorCosts(month(-1));
  const fleet = `30 accounts match, USD ${inCents(costOf(costs, [...FLEET, ...FORGOTTEN]))} last month`;
  await expect(async () => {
    await oskar.goto("/assignments/unassigned?q=Pelham");
    await expect(oskar.getByText(fleet)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });

  const lines = [
    ...FAMILY.map(({ owner }, at) => `${owner},${MARIGOLD},${at === 0 ? "" : FAMILY[0]?.owner}`),
    ...FLEET.map(({ owner }) => `${owner},${PELHAM},`),
  ];
  await planFromFile(oskar, lines, "Two new customers");
  await expect(oskar.getByRole("main")).toContainText(/Calls to CloudHealth\s*40\s*in 2 waves/);
  await expect(oskar.getByRole("main")).toContainText("Cost at stake—nothing that is assigned now is moved or removed");
  await expect(oskar.getByRole("button", { name: "Send 40 calls" })).toHaveAttribute("aria-disabled", "true");
  await forgetRequests();
  await approvedBy(ada, oskar);
  await sendAll(oskar, 40);
  expect(await assignmentCalls()).toHaveLength(40);
  expect(await heldBy(MARIGOLD)).toEqual(FAMILY.map(({ owner }) => `${owner} on ${FAMILY[0]?.owner}`).sort());
  expect(await heldBy(PELHAM)).toEqual(FLEET.map(({ owner }) => `${owner} on ${owner}`).sort());
});

test("a family gets another payer, turn by turn, and each account is on the new bill afterwards", async ({ as }) => {
  const [oskar, ada] = [await as("oskar, operator"), await as("ada, admin")];
  const [, second] = FAMILY;
  await oskar.goto(`/assignments/plans/new?from=payer&customer=${await customerId(MARIGOLD)}`);
  await oskar
    .getByRole("combobox", { name: `Payer of ${second?.name}`, exact: true })
    .selectOption({ label: "Itself" });
  await oskar.getByRole("button", { name: `Make ${second?.name} the payer of all` }).click();
  await expect(oskar.getByText("12 accounts change their payer")).toBeVisible();
  await oskar.getByRole("button", { name: "Make the plan" }).click();
  await expect(oskar.getByRole("heading", { name: `Payers of ${MARIGOLD}` })).toBeVisible();
  const stake = inCents(costOf(await vendorCosts(month(-1)), FAMILY));
  await expect(oskar.getByRole("main")).toContainText(
    /Calls to CloudHealth\s*22.*10 accounts are unbilled for a while/s,
  );
  await expect(oskar.getByRole("main")).toContainText(`Cost at stakeUSD ${stake}`);
  await forgetRequests();
  await approvedBy(ada, oskar);
  await oskar.getByLabel("Type the number of removals: 10").fill("10");
  await sendAll(oskar, 22);
  expect(await assignmentCalls()).toHaveLength(22);
  expect(await heldBy(MARIGOLD)).toEqual(FAMILY.map(({ owner }) => `${owner} on ${second?.owner}`).sort());
});
