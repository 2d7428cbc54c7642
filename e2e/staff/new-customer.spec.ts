import { expect, test } from "../support/as";

async function fillAddress(page: import("@playwright/test").Page): Promise<void> {
  await page.getByLabel("Street and number").fill("1 Harbour Lane");
  await page.getByLabel("City").fill("Portland");
  await page.getByLabel("Postal code").fill("04101");
  await page.getByLabel("State or province").fill("ME");
  await page.getByLabel("Country").fill("US");
}

test("the form names each wrong field beside it, keeps what was typed, and sends nothing", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/customers/new");
  await page.getByLabel(/^Billing contact/).fill("nobody");
  await page.getByRole("button", { name: "Create customer" }).click();
  await expect(page.getByText("Enter the customer’s name.").first()).toBeVisible();
  await expect(page.getByText(/Enter one email address/).first()).toBeVisible();
  await expect(page.getByLabel(/^Billing contact/)).toHaveValue("nobody");
  await expect(page).toHaveURL(/\/customers\/new/);
});

test("a name that another customer has is refused with a link to that customer", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill("ACME");
  await fillAddress(page);
  await page.getByRole("button", { name: "Create customer" }).click();
  await expect(page.getByText(/already a customer named|Another customer has this name/).first()).toBeVisible();
});

test("a customer is created upstream, with its leading zero, and found in the list", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill("Mistral, Sons & Co “North”");
  await fillAddress(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("link", { name: "Open the customer" })).toBeVisible();
  await page.goto(`/customers?q=${encodeURIComponent("mistral, sons &")}`);
  await page.getByRole("link", { name: /Mistral/ }).click();
  await expect(page.getByText("04101")).toBeVisible();
});

test("an analyst is told who may create customers", async ({ as }) => {
  const page = await as("ines, analyst");
  await page.goto("/customers");
  const create = page.getByRole("main").getByText("New customer");
  await expect(create).toBeVisible();
  await expect(page.getByRole("main").locator("[aria-disabled=true]", { hasText: "New customer" })).toHaveCount(1);
});
