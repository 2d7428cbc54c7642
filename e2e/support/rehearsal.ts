import type { Page } from "@playwright/test";
import { expect } from "./as";
import { requests, storedAssignments, storedCustomers } from "./sandbox";

/** The partner's month-end: two customers who come with forty accounts, and two accounts that nobody put in the file. */
export const MARIGOLD = "Marigold Bakeries";
export const PELHAM = "Pelham Ferries";

export interface MadeAccount {
  readonly owner: string;
  readonly name: string;
}

/** The head of the family in AWS that all of them are in. */
export const NORTHPINE = { payer: "394433112648", payerName: "Northpine Payer 2", firstId: 1_511_828_490_001 } as const;

export const FAMILY = accounts("Marigold Oven", { from: 1, to: 12 });
export const FLEET = accounts("Pelham Deck", { from: 13, to: 40 });
export const FORGOTTEN = accounts("Pelham Buoy", { from: 41, to: 42 });

/** Every tenth number begins with zeros, which a spreadsheet loses. */
function accounts(name: string, { from, to }: { from: number; to: number }): readonly MadeAccount[] {
  return Array.from({ length: to - from + 1 }, (_, at) => ({
    name: `${name} ${at + 1}`,
    owner: `${(from + at) % 10 === 4 ? "00" : "91"}${7_700_000_000 + from + at}`,
  }));
}

export async function customerId(name: string): Promise<string> {
  const found = (await storedCustomers()).find((customer) => customer.name === name);
  if (!found) throw new Error(`The sandbox has no customer ${name}`);
  return String(found.id);
}

/** Has the lists read until something of the page at this address is as it shall be. */
export async function readUntil(page: Page, path: string, shown: (page: Page) => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.goto("/");
    await page.getByRole("button", { name: "Read now" }).click({ timeout: 2_000 });
    await page.goto(path);
    await shown(page);
  }).toPass({ timeout: 60_000 });
}

export async function planFromFile(page: Page, lines: readonly string[], name: string): Promise<void> {
  await page.goto("/assignments/plans/new?from=csv");
  await page.getByLabel("Or paste the lines here").fill(["owner_id,customer,payer", ...lines].join("\n"));
  await page.getByLabel("Name of the plan").fill(name);
  await page.getByRole("button", { name: "Make the plan" }).click();
}

export const assignmentCalls = async () =>
  (await requests()).filter(({ method, path }) => method !== "GET" && path.startsWith("/v1/aws_account_assignments"));

/** Each account of a customer with whose bill it is on, as CloudHealth has it. */
export async function heldBy(name: string): Promise<string[]> {
  const id = await customerId(name);
  const held = (await storedAssignments()).filter((one) => String(one.customerId) === id);
  return held.map(({ ownerId, payerOwnerId }) => `${ownerId} on ${payerOwnerId}`).sort();
}

/** An admin looks at the plan that somebody else has open, and agrees to it. */
export async function approvedBy(admin: Page, planner: Page): Promise<void> {
  await expect(planner).toHaveURL(/\/assignments\/plans\/[0-9a-f-]{36}$/);
  await admin.goto(planner.url());
  await admin.getByRole("button", { name: "Approve" }).click();
  await expect(admin.getByText(/approved by Ada/)).toBeVisible();
  await planner.reload();
}

export async function sendAll(page: Page, calls: number): Promise<void> {
  await page.getByRole("button", { name: `Send ${calls} call` }).click();
  const sent = page.getByRole("region", { name: "Changes sent together" });
  await expect(sent).toContainText("All done", { timeout: 30_000 });
}
