import type { Page } from "@playwright/test";
import { expect, test } from "../support/as";
import { ACME, GIBBERISH, TEMPEST } from "../support/people";
import { forgetRequests, requests } from "../support/sandbox";

const changes = async () =>
  (await requests()).filter(({ method, path }) => method === "PUT" && path === "/v1/customers/:id");
const contact = (page: Page) => page.getByLabel(/^Billing contact/);
const save = (page: Page) => page.getByRole("button", { name: "Save changes" });

test("a customer is edited, only what changed is sent, and its history says what, when and by whom", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto(`/customers/${TEMPEST}`);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await forgetRequests();
  await save(page).click();
  await expect(page.getByText("Nothing was changed")).toBeVisible();
  expect(await changes()).toEqual([]);

  await contact(page).fill("bills@tempest.example");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("CloudHealth has taken over: Billing contact.")).toBeVisible();
  expect(await changes()).toHaveLength(1);

  await page.getByRole("link", { name: "See its history" }).click();
  const newest = page.getByRole("list", { name: "History" }).getByRole("listitem").first();
  await expect(newest).toContainText("Billing contact");
  await expect(newest).toContainText("bills@tempest.example");
  await newest.getByRole("link", { name: /^By Oskar/ }).click();
  await expect(page.getByRole("heading", { name: /^Change customer Tempest/ })).toBeVisible();
});

test("of two tabs that edit one customer, the second is told the difference and goes on from the new version", async ({
  as,
}) => {
  const first = await as("oskar, operator");
  const second = await as("ada, admin");
  for (const page of [first, second]) await page.goto(`/customers/${GIBBERISH}/edit`);
  await contact(first).fill("first@gibberish.example");
  await save(first).click();
  await expect(first.getByText(/CloudHealth has taken over/)).toBeVisible();

  await contact(second).fill("second@gibberish.example");
  await second.getByLabel(/^Folder in the bill bucket/).fill("gibberish-2");
  await forgetRequests();
  await save(second).click();
  await expect(second.getByText(/Somebody changed this customer/)).toBeVisible();
  await expect(second.getByText(/Oskar Brandt did/)).toBeVisible();
  const row = second.getByRole("group", { name: "Billing contact", exact: true });
  await expect(row).toContainText("first@gibberish.example");
  await expect(row).toContainText("second@gibberish.example");
  expect(await changes()).toEqual([]);

  await row.getByLabel(/^Now/).check();
  await second.getByRole("button", { name: "Go on from the new version" }).click();
  await expect(contact(second)).toHaveValue("first@gibberish.example");
  await save(second).click();
  await expect(second.getByText("CloudHealth has taken over: Billing folder.")).toBeVisible();
  expect(await changes()).toHaveLength(1);
});

test("a customer is deleted once its name is typed, and its page says that it is gone and by whom", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill("Farewell & Sons");
  for (const [label, text] of [
    ["Street and number", "1 Quay"],
    ["City", "Portland"],
    ["Postal code", "04101"],
    ["State or province", "ME"],
    ["Country", "US"],
  ] as const) {
    await page.getByLabel(label).fill(text);
  }
  await page.getByRole("button", { name: "Create customer" }).click();
  await page.getByRole("link", { name: "Open the customer" }).click();
  await expect(page.getByRole("heading", { name: "Farewell & Sons" })).toBeVisible();
  const address = page.url();

  await page.getByRole("link", { name: "Delete", exact: true }).click();
  await page.getByLabel(/^Type the customer’s name/).fill("Farewell");
  await page.getByRole("button", { name: "Delete customer" }).click();
  await expect(page.getByText(/This is not the customer’s name/)).toBeVisible();
  await page.getByLabel(/^Type the customer’s name/).fill("Farewell & Sons");
  await page.getByRole("button", { name: "Delete customer" }).click();
  await page.waitForURL((url) => url.pathname === "/customers");
  await expect(page.getByText("Farewell & Sons is deleted")).toBeVisible();

  await page.goto(address);
  await expect(page.getByText("CloudHealth no longer has this customer")).toBeVisible();
  await expect(page.getByText(/^Oskar.* deleted it through Headwater/)).toBeVisible();
});

test("an organization that another customer has cannot be linked, and says whose it is", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto(`/customers/${ACME}/links?q=borealis`);
  await expect(page.getByRole("button", { name: /^Link Borealis/ })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText("Linked to Borealis")).toBeVisible();
});

test("an analyst is told why a customer is not theirs to change", async ({ as }) => {
  const page = await as("ines, analyst");
  await page.goto(`/customers/${ACME}`);
  for (const name of ["Edit", "Links", "Delete"]) {
    await expect(page.getByRole("button", { name, exact: true })).toHaveAttribute("aria-disabled", "true");
  }
});
