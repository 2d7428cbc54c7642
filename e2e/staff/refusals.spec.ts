import { expect, test } from "../support/as";
import { ACME, COBALT, DUNE } from "../support/people";
import { edit, forgetRequests, requests } from "../support/sandbox";

const posted = async () =>
  (await requests()).filter(({ method, path }) => method === "POST" && path === "/v1/aws_account_assignments");

test("a customer without partner billing is named as the reason before anything is sent", async ({ as }) => {
  const page = await as("oskar, operator");
  await forgetRequests();
  await page.goto(`/customers/${COBALT}/accounts/assign`);
  await expect(page.getByText(/Partner billing is off for/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Assign account", disabled: false })).toHaveCount(0);
  expect(await posted()).toEqual([]);
});

test("a customer managed through billing blocks is said to be managed elsewhere", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto(`/customers/${DUNE}/accounts`);
  await expect(page.getByText(/version 2\. Version 1, which Headwater writes with, may not touch them/)).toBeVisible();
});

test("every rule an account breaks is named as it is chosen, and the button says why it is off", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto(`/customers/${ACME}/accounts/assign`);
  await page.getByRole("radio", { name: /Old Mill Archive/ }).check();
  await expect(page.getByText(/belongs to no consolidated billing family/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Assign account" })).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("radio", { name: /Aurora Spare/ }).check();
  await expect(page.getByRole("radio", { name: /pays for itself/ })).toBeChecked();
  await expect(page.getByText("What will happen")).toBeVisible();
});

test("a refusal of the upstream that the rules could not foresee is told as the rule it is, with its fix", async ({
  as,
}) => {
  const page = await as("oskar, operator");
  await page.goto(`/customers/${ACME}/accounts/assign`);
  await edit({ op: "billing", customerId: Number(ACME), enabled: false });
  try {
    await page.getByRole("radio", { name: /Aurora Spare/ }).check();
    await page.getByRole("button", { name: "Assign account" }).click();
    const answer = page.getByRole("alert").filter({ hasText: "Refused" });
    await expect(answer).toContainText("Partner billing is off for Acme");
    await expect(answer.getByRole("link", { name: "Switch partner billing on" })).toHaveAttribute(
      "href",
      `/customers/${ACME}/edit#billing`,
    );
    await expect(page.getByRole("radio", { name: /Aurora Spare/ })).toBeChecked();
  } finally {
    await edit({ op: "billing", customerId: Number(ACME), enabled: true });
  }
  await page.getByRole("button", { name: "Assign account" }).click();
  await expect(page.getByText(/is billed to Acme now/)).toBeVisible();
});
