import type { Page, Response } from "@playwright/test";
import { expect, signIn, test } from "../support/as";
import { viewerPages } from "../support/built";
import { ACME, BOREALIS } from "../support/people";
import { storedAssignments } from "../support/sandbox";

const PAGES = viewerPages.filter((path) => !path.includes("["));
const PUBLIC = /\/(_next\/static\/|icon\.svg)/;

let wordsOf: (customer: string, name: string) => readonly string[];

test.beforeAll(async () => {
  const held = await storedAssignments();
  wordsOf = (customer, name) => [
    name,
    ...held.filter(({ customerId }) => String(customerId) === customer).map(({ ownerId }) => ownerId),
  ];
});

test("whoever signs in after somebody else in the same tab finds no word of them, not by going back either", async ({
  nobody,
}) => {
  test.setTimeout(120_000);
  const page = await nobody();
  const kept: string[] = [];
  page.on("response", (response) => kept.push(...mayBeKept(response)));

  const acmes = wordsOf(ACME, "Acme");
  await signIn(page, "anna, viewer of Acme");
  await lookAround(page);
  await page.goto("/my/accounts");
  for (const word of acmes) expect(await said(page)).toContain(word);
  await signOut(page);
  expect(found(await said(page), acmes)).toEqual([]);

  await signIn(page, "bo, viewer of Borealis");
  await lookAround(page, async () => expect(found(await said(page), acmes), page.url()).toEqual([]));
  await page.goto("/my/accounts");
  expect(found(await said(page), wordsOf(BOREALIS, "Borealis"))).not.toEqual([]);
  for (let step = 0; step < 2 * PAGES.length + 4; step += 1) {
    await page.goBack();
    expect(found(await said(page), acmes), `${step} back: ${page.url()}`).toEqual([]);
  }
  expect(found(await leftInTheBrowser(page), acmes)).toEqual([]);

  await page.goto("/my");
  await signOut(page);
  await page.goBack();
  expect(found(await said(page), wordsOf(BOREALIS, "Borealis"))).toEqual([]);
  expect(kept).toEqual([]);
});

/** Every page by its own address, and once by its link, so that the browser holds what the pages' script was sent too. */
async function lookAround(page: Page, look: () => Promise<void> = async () => undefined): Promise<void> {
  for (const path of PAGES) {
    await page.goto(path);
    await look();
  }
  for (const link of ["Accounts", "Costs"]) {
    await page.getByRole("link", { name: link, exact: true }).first().click();
    await page.waitForURL(`**/my/${link.toLowerCase()}`);
    await look();
  }
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
}

/** What the document holds, what it was rendered from included, once it is the last: going back may lead on from there. */
async function said(page: Page): Promise<string> {
  let content: string | null = null;
  const settled = async () => {
    content = await page.content().catch(() => null);
    return content;
  };
  await expect.poll(settled, "the page leads on").not.toBeNull();
  return content ?? "";
}

const found = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word));

/** Answers that a browser may show again later, other than what is anybody's. */
function mayBeKept(response: Response): string[] {
  const { pathname } = new URL(response.url());
  if (PUBLIC.test(pathname) || /\bno-store\b/.test(response.headers()["cache-control"] ?? "")) return [];
  return [`${pathname}: ${response.headers()["cache-control"] ?? "nothing said"}`];
}

async function leftInTheBrowser(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const stores = [localStorage, sessionStorage].map((store) => JSON.stringify({ ...store }));
    const databases = await indexedDB.databases();
    return [...stores, JSON.stringify(databases), ...(await caches.keys()), document.cookie].join("\n");
  });
}
