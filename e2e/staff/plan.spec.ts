import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/as";
import { forgetRequests, freeAccounts, requests } from "../support/sandbox";

/** The last two that are free; other specs take the first ones. */
const pair = async () => (await freeAccounts()).slice(-2);
const writes = async () => (await requests()).filter(({ method }) => method !== "GET" && method !== "HEAD");

async function planFrom(page: Page, lines: string[], name: string): Promise<void> {
  await page.goto("/assignments/plans/new?from=csv");
  await page.getByLabel("Or paste the lines here").fill(["owner_id,customer,payer", ...lines].join("\n"));
  await page.getByLabel("Name of the plan").fill(name);
  await page.getByRole("button", { name: "Make the plan" }).click();
}

test("accounts named in a file are planned, seen step by step, sent, and given back the same way", async ({ as }) => {
  const page = await as("oskar, operator");
  const accounts = await pair();
  await forgetRequests();

  await planFrom(page, [...accounts.map(({ owner }) => `${owner},Acme,`), "12,Acme,", "000000000001,Nobody,"], "May");
  await expect(page.getByText("Line 4: “12” is no AWS account number")).toBeVisible();
  await expect(page.getByText("Line 5: CloudHealth has no customer “Nobody”")).toBeVisible();

  await planFrom(
    page,
    accounts.map(({ owner }) => `${owner},Acme,`),
    "May",
  );
  await expect(page.getByRole("heading", { name: "May", level: 1 })).toBeVisible();
  await expect(page.getByRole("row", { name: /Assign.*Nobody.*Acme/ })).toHaveCount(2);
  expect(await writes()).toEqual([]);
  await page.getByRole("button", { name: "Send 2 calls" }).click();
  await expect(page.getByRole("region", { name: "Changes sent together" })).toContainText("All done", {
    timeout: 30_000,
  });
  await expect(page.getByRole("row", { name: /Assign.*Acme.*Done/ })).toHaveCount(2);
  expect(await writes()).toHaveLength(2);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Results as CSV" }).click(),
  ]);
  const results = readFileSync(await download.path(), "utf8");
  for (const { owner } of accounts) expect(results).toMatch(new RegExp(`assign-account,${owner},.*succeeded`));

  await planFrom(
    page,
    accounts.map(({ owner }) => `${owner},,`),
    "May, taken back",
  );
  await page.getByLabel("Type the number of removals").fill("2");
  await page.getByRole("button", { name: "Send 2 calls" }).click();
  await expect(page.getByRole("region", { name: "Changes sent together" })).toContainText("All done", {
    timeout: 30_000,
  });
  expect((await freeAccounts()).map(({ owner }) => owner)).toEqual(
    expect.arrayContaining(accounts.map(({ owner }) => owner)),
  );
});

test("an account is put on another payer's bill on the board, without a mouse", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/assignments/plans/new?from=payer&customer=3948");
  const menu = page.getByRole("combobox", { name: /^Payer of / }).last();
  await menu.selectOption({ label: "Itself" });
  await expect(page.getByText("1 account changes its payer")).toBeVisible();
  await page.getByRole("button", { name: /^Make Borealis Production the payer of all/ }).click();
  await expect(page.getByText("Nothing is changed yet")).toBeVisible();
});
