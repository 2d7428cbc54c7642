import { statSync } from "node:fs";
import path from "node:path";
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { PASSWORD, PEOPLE, type Persona } from "./people";

export { expect };

// Beside the portal's own files, so that they go with them when the next run begins.
const SIGN_INS = path.resolve(".headwater-test/e2e/sign-ins");

/** What cannot be taken back wants a sign-in not older than five minutes; a test takes one at most. */
const FRESH_MS = 3 * 60_000;

/** From one place thirty people may sign in within a minute; the specs are quicker, so each page comes from its own. */
let placesTaken = 0;

interface Fixtures {
  /** A page on which this person signed in a moment ago, through the real form. */
  as(persona: Persona, options?: BrowserContextOptions): Promise<Page>;
  /** A page on which nobody is signed in. */
  nobody(options?: BrowserContextOptions): Promise<Page>;
  /** Console errors a test means to cause; any other fails it. */
  expectedErrors: RegExp[];
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a pattern here.
  expectedErrors: async ({}, use) => {
    await use([]);
  },

  as: async ({ browser, expectedErrors }, use) => {
    const opened: BrowserContext[] = [];
    const errors: string[] = [];
    await use(async (persona, options = {}) => {
      const kept = path.join(SIGN_INS, `${persona.replace(/\W+/g, "-")}.json`);
      if (!isFresh(kept)) await signInAndKeep(await browser.newContext(), persona, kept);
      const context = await browser.newContext({ ...options, storageState: kept });
      opened.push(context);
      return watched(await context.newPage(), errors);
    });
    await Promise.all(opened.map((context) => context.close()));
    expect(unexpected(errors, expectedErrors), "errors in the browser's console").toEqual([]);
  },

  nobody: async ({ browser, expectedErrors }, use, { workerIndex }) => {
    const opened: BrowserContext[] = [];
    const errors: string[] = [];
    await use(async (options = {}) => {
      placesTaken += 1;
      const extraHTTPHeaders = { "x-forwarded-for": `10.0.${workerIndex}.${placesTaken}` };
      const context = await browser.newContext({ extraHTTPHeaders, ...options });
      opened.push(context);
      return watched(await context.newPage(), errors);
    });
    await Promise.all(opened.map((context) => context.close()));
    expect(unexpected(errors, expectedErrors), "errors in the browser's console").toEqual([]);
  },
});

function isFresh(kept: string): boolean {
  const madeAt = statSync(kept, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - madeAt < FRESH_MS;
}

export async function signIn(page: Page, persona: Persona): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(PEOPLE[persona]);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

async function signInAndKeep(context: BrowserContext, persona: Persona, kept: string): Promise<void> {
  const page = await context.newPage();
  await signIn(page, persona);
  await context.storageState({ path: kept });
  await context.close();
}

function watched(page: Page, errors: string[]): Page {
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${page.url()}: ${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
  return page;
}

function unexpected(errors: readonly string[], expected: readonly RegExp[]): string[] {
  return errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
}
