import type { Page } from "@playwright/test";
import { expect, test } from "../support/as";
import { BOREALIS } from "../support/people";
import { clearFaults, forgetRequests, latestReport, order, requests } from "../support/sandbox";

const REPORTS = "/v2/usage/realms/:realmId/reports";

test.afterEach(clearFaults);

test("a report whose answer was lost waits for a person, who names it, and nothing is sent twice", async ({ as }) => {
  test.setTimeout(90_000);
  const page = await as("oskar, operator");
  await requestWithLostAnswer(page, { subscriptions: "sub-1" });
  await page.goto("/activity");
  await page
    .getByRole("link", { name: /^Request usage report/ })
    .first()
    .click();
  await expect(page.getByText("Needs a person").first()).toBeVisible({ timeout: 45_000 });

  await page.getByLabel("Report").fill("REPORT-999999");
  await page.getByRole("button", { name: "This is it" }).click();
  await expect(page.getByText(/There is no REPORT-999999/)).toBeVisible({ timeout: 30_000 });

  await page.getByLabel("Report").fill(`REPORT-${await latestReport()}`);
  await page.getByRole("button", { name: "This is it" }).click();
  await expect(page.getByRole("note").getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("region", { name: "What you can do" })).toHaveCount(0);
  await page.getByRole("link", { name: "The report" }).click();
  await expect(page.getByRole("link", { name: /original/ })).toBeVisible({ timeout: 30_000 });
  expect(await reportsSent()).toBe(1);
});

test("a report whose answer was lost is found in HERE's list and kept, and nothing is sent twice", async ({ as }) => {
  test.setTimeout(90_000);
  const page = await as("oskar, operator");
  await requestWithLostAnswer(page, {});
  await expect(page).toHaveURL(/\/usage\/[0-9a-f-]{36}/);
  await expect(page.getByRole("link", { name: /original/ })).toBeVisible({ timeout: 60_000 });
  expect(await reportsSent()).toBe(1);
});

test("an analyst sees what could be done, and why it is not theirs to do", async ({ as }) => {
  test.setTimeout(90_000);
  await requestWithLostAnswer(await as("oskar, operator"), { subscriptions: "sub-1" });
  const page = await as("ines, analyst");
  await page.goto("/activity");
  await page
    .getByRole("link", { name: /^Request usage report/ })
    .first()
    .click();
  await expect(page.getByText("Needs a person").first()).toBeVisible({ timeout: 45_000 });
  await expect(page.getByRole("button", { name: "Give up" })).toHaveAttribute("aria-disabled", "true");
});

/**
 * Returns once the report was asked for, so that its operation is the newest of the activity page. Of subscriptions HERE
 * lists nothing, so what became of such a request only a person can find out.
 */
async function requestWithLostAnswer(page: Page, { subscriptions }: { subscriptions?: string }): Promise<void> {
  await forgetRequests();
  await order({ upstream: "here", route: `POST ${REPORTS}`, kind: "execute-then-500", times: 1 });
  await page.goto(`/customers/${BOREALIS}/usage`);
  await page.getByRole("link", { name: "Request report" }).click();
  if (subscriptions) await page.getByLabel("Subscriptions").fill(subscriptions);
  await page.getByRole("button", { name: "Request report" }).click();
  await expect.poll(reportsSent).toBe(1);
}

async function reportsSent(): Promise<number> {
  return (await requests()).filter(({ method, path }) => method === "POST" && path === REPORTS).length;
}
