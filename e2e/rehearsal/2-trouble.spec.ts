import type { Page } from "@playwright/test";
import { expect, test } from "../support/as";
import { ACME } from "../support/people";
import {
  customerId,
  FLEET,
  FORGOTTEN,
  heldBy,
  type MadeAccount,
  PELHAM,
  readUntil,
  sendAll,
} from "../support/rehearsal";
import { clearFaults, edit, forgetRequests, order, requests } from "../support/sandbox";
import { costOf, inCents, month, vendorCosts } from "../support/vendor-costs";

test.afterEach(clearFaults);

test("an account that somebody moved in CloudHealth's own pages is found by a reading and put back", async ({ as }) => {
  test.setTimeout(90_000);
  const moved = FLEET[0] as MadeAccount;
  const before = await heldBy(PELHAM);
  await edit({ op: "move-customer", ownerId: moved?.owner, customerId: Number(ACME) });
  expect(await heldBy(PELHAM)).toHaveLength(before.length - 1);
  const page = await as("oskar, operator");
  const drift = page.getByRole("row", { name: /Customer moved/ });
  await readUntil(page, "/assignments/drift", () => expect(drift).toHaveCount(1, { timeout: 2_000 }));
  await expect(drift).toContainText(/Pelham Ferries.*Acme.*reading of/s);
  await page.getByRole("checkbox", { name: `Choose ${moved?.name}`, exact: true }).check();
  await page.getByRole("button", { name: "Revert…" }).click();
  await page.getByRole("button", { name: "Make the plan for 1 account" }).click();
  await expect(page.getByRole("main")).toContainText(
    `Cost at stakeUSD ${inCents(costOf(await vendorCosts(month(-1)), [moved]))}`,
  );
  await sendAll(page, 1);
  expect(await heldBy(PELHAM)).toEqual(before);
  await page.goto("/assignments/drift");
  await expect(page.getByText("CloudHealth has what is wanted")).toBeVisible();
});

test("while CloudHealth is down and then slow, changes are kept, and each is sent once", async ({ as }) => {
  test.setTimeout(200_000);
  const [oskar, ada] = [await as("oskar, operator"), await as("ada, admin")];
  const pelham = await customerId(PELHAM);
  const forgotten = FORGOTTEN[0] as MadeAccount;
  const [change, assignment] = [told(oskar, `Change customer ${PELHAM}`), told(ada, "Assign account")];
  await order({ upstream: "cloudhealth", route: "*", kind: "status", status: 503 });
  await readUntil(ada, "/customers", (page) =>
    expect(page.getByRole("status").filter({ hasText: "CloudHealth answers with errors" })).toBeVisible({
      timeout: 500,
    }),
  );
  await forgetRequests();
  await oskar.goto(`/customers/${pelham}/edit`);
  await oskar.getByLabel(/^Billing contact/).fill("bills@pelham.example");
  await oskar.getByRole("button", { name: "Save changes" }).click();
  await ada.goto(`/customers/${pelham}/accounts/assign`);
  await ada.getByRole("radio", { name: new RegExp(forgotten.name) }).check();
  await ada.getByRole("button", { name: "Assign account" }).click();
  for (const note of [change, assignment]) await expect(note).toContainText("Waiting to be sent");

  await clearFaults();
  await order({ upstream: "cloudhealth", route: "*", kind: "slow", delayMs: 2_000 });
  expect(await writes()).toEqual([]);
  await expect(oskar.getByText("CloudHealth has taken over: Billing contact.")).toBeVisible({ timeout: 90_000 });
  await expect(ada.getByText(`is billed to ${PELHAM} now`)).toBeVisible({ timeout: 90_000 });
  expect(await writes()).toEqual(["POST /v1/aws_account_assignments", "PUT /v1/customers/:id"]);
  expect(await heldBy(PELHAM)).toContain(`${forgotten.owner} on ${forgotten.owner}`);
});

const told = (page: Page, what: string) => page.getByRole("note").filter({ hasText: what }).first();

async function writes(): Promise<string[]> {
  const sent = (await requests()).filter(({ method }) => method !== "GET");
  return sent.map(({ method, path }) => `${method} ${path}`).sort();
}
