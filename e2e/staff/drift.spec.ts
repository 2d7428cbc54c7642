import { expect, test } from "../support/as";
import { edit, storedAssignments } from "../support/sandbox";

const [HARBOURLIGHT, TIDEWATER] = ["3955", "3965"] as const;

test("an account moved behind the portal's back is found by a reading, traced to a day, and put back by a plan", async ({
  as,
}) => {
  test.setTimeout(150_000);
  const held = (await storedAssignments()).filter(({ customerId }) => String(customerId) === HARBOURLIGHT);
  const { ownerId } = held.find((one) => one.payerOwnerId !== one.ownerId) ?? held[0] ?? { ownerId: "" };
  expect(ownerId).toMatch(/^\d{12}$/);
  await edit({ op: "delete-assignment", ownerId });
  await edit({ op: "billing", customerId: Number(TIDEWATER), enabled: false });
  const page = await as("oskar, operator");
  const drift = page.getByRole("row", { name: /Missing/ });
  await expect(async () => {
    await page.goto("/");
    await page.getByRole("button", { name: "Read now" }).click({ timeout: 2_000 });
    await page.goto("/assignments/drift");
    await expect(drift).toHaveCount(1, { timeout: 2_000 });
  }).toPass({ timeout: 90_000 });
  await expect(page.getByRole("row", { name: /Billing off/ }).first()).toContainText("Cannot be reverted");

  await drift.getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`/assignments/accounts/${ownerId}$`));
  await expect(page.getByRole("table", { name: "Who had it" }).getByRole("row")).toHaveCount(3);
  await page.getByLabel("Who had it on").fill(new Date().toISOString().slice(0, 10));
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText(/^As of .* as known today$/)).toBeVisible();
  await expect(page.getByText("nobody had it", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Back to now" }).click();

  await page.goto("/assignments/drift?class=missing");
  await page.getByRole("checkbox", { name: /^Choose (?!all)/ }).check();
  await page.getByRole("button", { name: "Revert…" }).click();
  await page.getByRole("button", { name: "Make the plan for 1 account" }).click();
  await expect(page).toHaveURL(/\/assignments\/plans\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: "Send 1 call" }).click();
  await expect(async () => {
    await page.goto("/assignments/drift?class=missing");
    await expect(page.getByText("No drift matches")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });

  await page.goto("/assignments/drift?class=billing-off");
  await page.getByRole("checkbox", { name: "Choose all on this page" }).check();
  await page.getByRole("button", { name: "Adopt…" }).click();
  await page.getByRole("button", { name: /^Adopt \d+ accounts?$/ }).click();
  await expect(page.getByText(/\d+ accounts? adopted/)).toBeVisible();
  await page.goto("/assignments/drift");
  await expect(page.getByText("CloudHealth has what is wanted")).toBeVisible();
});
