import { readFileSync } from "node:fs";
import { expect, signIn, test } from "../support/as";
import { BOREALIS } from "../support/people";
import { forgetRequests, requests } from "../support/sandbox";

test.describe
  .serial("the operator's job, from sign-in to the customer's own view", () => {
    test("an operator signs in and sees what was just read from the upstreams", async ({ nobody }) => {
      const page = await nobody();
      await signIn(page, "oskar, operator");
      await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(/Customers\s*2[4-9]/);
      await expect(page.getByRole("main")).toContainText("CloudHealth");
      await page.getByRole("link", { name: "Customers", exact: true }).first().click();
      await page.getByRole("textbox", { name: /Search by name/ }).fill("boreal");
      await expect(page).toHaveURL(/[?&]q=boreal/);
      await expect(page.getByRole("row")).toHaveCount(2);
      await page.getByRole("link", { name: "Borealis" }).click();
      await expect(page.getByRole("heading", { name: "Borealis", level: 1 })).toBeVisible();
    });

    test("an AWS account is assigned to a customer with one request, and shows up at once", async ({ as }) => {
      const page = await as("oskar, operator");
      await forgetRequests();
      await page.goto(`/customers/${BOREALIS}/accounts`);
      await page.getByRole("link", { name: "Assign account" }).click();
      await page.getByRole("radio", { name: /Aurora Trial/ }).check();
      await expect(page.getByRole("radio", { name: /Linked to Borealis Production/ })).toBeChecked();
      await expect(page.getByRole("radio", { name: /pays for itself/ })).toBeDisabled();
      await page.getByRole("button", { name: "Assign account" }).click();
      await expect(page.getByText(/is billed to Borealis now/)).toBeVisible();
      await page.getByRole("link", { name: "See the customer’s accounts" }).click();
      await expect(page.getByRole("row", { name: /Aurora Trial/ })).toContainText("Linked to");
      const sent = (await requests()).filter(
        ({ method, path }) => method === "POST" && path === "/v1/aws_account_assignments",
      );
      expect(sent).toHaveLength(1);
    });

    test("the cost chart hides a series, and its table and file hold the same exact figures", async ({ as }) => {
      const page = await as("oskar, operator");
      await page.goto(`/customers/${BOREALIS}/costs`);
      const compute = page.getByRole("button", { name: "EC2 - Compute" });
      await expect(compute).toHaveAttribute("aria-pressed", "true");
      await compute.click();
      await expect(compute).toHaveAttribute("aria-pressed", "false");
      await expect(page.getByRole("table").first()).toContainText("Total");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: /^CSV, \d+ lines/ }).click(),
      ]);
      const csv = readFileSync(await download.path(), "utf8");
      const lines = csv.trim().split(/\r?\n/);
      expect(lines.length).toBeGreaterThan(100);
      expect(lines.some((line) => line.includes("EC2 - Compute") && /\d+\.\d{4}/.test(line))).toBe(true);
    });

    test("tiered prices of a month show every tier, and their sums hold", async ({ as }) => {
      const page = await as("oskar, operator");
      await page.goto(`/customers/${BOREALIS}/pricing`);
      await expect(page.getByText("All sums hold")).toBeVisible();
      await expect(page.getByRole("row", { name: /Tier 2/ }).first()).toBeVisible();
      const before = page.url();
      await page.getByRole("link", { name: /^Month before/ }).click();
      await expect(page).not.toHaveURL(before);
      await expect(page.getByText("All sums hold")).toBeVisible();
      await page.goBack();
      await expect(page).toHaveURL(before);
    });

    test("a usage report is requested, watched until it is kept, and downloaded", async ({ as }) => {
      const page = await as("oskar, operator");
      await page.goto(`/customers/${BOREALIS}/usage`);
      await page.getByRole("link", { name: "Request report" }).click();
      await page.getByRole("button", { name: "Request report" }).click();
      await expect(page).toHaveURL(/\/usage\/[0-9a-f-]{36}/);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: /^CSV, \d+ rows/ }).click({ timeout: 30_000 }),
      ]);
      const csv = readFileSync(await download.path(), "utf8");
      const [header = "", ...rows] = csv.trim().split(/\r?\n/);
      expect(header).toContain("billableValue");
      expect(rows.length).toBeGreaterThan(10);
      expect(rows.filter((row) => /(^|,)"?=/.test(row))).toEqual([]);
    });

    test("the customer's own person sees the same, read-only", async ({ as }) => {
      const page = await as("bo, viewer of Borealis");
      await page.goto("/my/accounts");
      await expect(page.getByRole("row", { name: /Aurora Trial/ })).toBeVisible();
      await expect(page.getByRole("link", { name: /Assign/ })).toHaveCount(0);
      await page.goto("/my/usage");
      await page.getByRole("row").nth(1).getByRole("link").first().click();
      await expect(page.getByRole("link", { name: /^CSV, \d+ rows/ })).toBeVisible();
    });
  });
