import { gzipSync } from "node:zlib";
import type { APIResponse, Page } from "@playwright/test";
import writeExcelFile from "write-excel-file/node";
import {
  COMBINED_REPORT,
  FOREIGN_CUSTOMER,
  OWN_CUSTOMER,
  OWN_REPORT,
  SECRET_AMOUNTS,
  WORD,
} from "../../scripts/testing/canaries";
import { expect, test } from "../support/as";
import { apiRoutes, filled, staffPages, viewerPages } from "../support/built";
import { type Canary, canaries, found } from "../support/canary-search";
import { PEOPLE } from "../support/people";
import { plantCanaries } from "../support/planted";
import { readable } from "../support/readable";
import { type RealIds, realIds } from "../support/real-ids";
import { runEnvironment } from "../support/run-environment";
import { storedAssignments, storedCustomers } from "../support/sandbox";

/** As a browser asks for a first page, and for one it goes to. */
const ASKED_AS: readonly Record<string, string>[] = [{}, { RSC: "1" }];
/** What the pages understand, and what only staff's do. */
const QUERIES = [
  "",
  "?months=13",
  `?month=${lastMonth()}`,
  `?customer=${FOREIGN_CUSTOMER}&compare=1&by=account&show=margin&view=change`,
];

/** The files that are a customer's own: they have to be among what is looked through. */
const OWN_FILES = [
  "/api/costs/[customerId]/csv",
  "/api/pricing/[customerId]/csv",
  "/api/reports/[reportId]",
  "/api/reports/[reportId]/csv",
  "/api/reports/[reportId]/original",
  "/api/reports/[reportId]/xlsx",
];

let takeOut: () => Promise<void>;
let wanted: readonly Canary[];
let ownAccount: string;

test.beforeAll(async () => {
  test.setTimeout(420_000);
  takeOut = await plantCanaries();
  const assignments = await storedAssignments();
  const customers = await storedCustomers();
  ownAccount = assignments.find(({ customerId }) => String(customerId) === OWN_CUSTOMER)?.ownerId ?? "";
  wanted = canaries({
    secrets: secretsOf(runEnvironment()),
    customers: customers.filter(({ id }) => String(id) !== OWN_CUSTOMER).map(({ name }) => name),
    accounts: assignments.filter(({ customerId }) => String(customerId) !== OWN_CUSTOMER).map(({ ownerId }) => ownerId),
  });
});
test.afterAll(() => takeOut());

test("a canary is found however it is written", () => {
  const amount = SECRET_AMOUNTS.accountCost;
  const text = `${WORD}-note`;
  const written = {
    accountCost: [amount, "770,155,338.56", "770 155 338 555 555,13", "\\u0037\\u0037\\u0030155338", "€770.155.338"],
    costOfGoods: ['{\\"x\\":\\"0.000661244927\\"}', "6.61244927e-4", "66.1244927 %"],
    "a planted text": [text, "%71uillfeather", "&#113;uillfeather", ...[0, 1, 2].map((pad) => base64(pad, text))],
  };
  for (const [of, spellings] of Object.entries(written)) {
    for (const spelling of spellings) expect(found(`a ${spelling} b`, wanted), spelling).toContain(of);
  }
  expect(found("Borealis, 43,584.45 USD, account 4026 3517 6000", wanted)).toEqual([]);
});

test("a canary is found within a compressed file and within a workbook", async () => {
  const text = `${WORD}-note ${"and more ".repeat(50)}`;
  const workbook = await writeExcelFile([[text]]).toBuffer();
  for (const file of [gzipSync(text), workbook]) {
    expect(found(file.toString(), wanted)).toEqual([]);
    expect(found(readable(file), wanted)).toEqual(["a planted text"]);
  }
});

test("staff find the canaries where they look, so that they are there to be found", async ({ as }) => {
  const page = await as("ada, admin");
  const paths = [
    "/costs?split=service&top=20",
    "/costs?split=account&top=20",
    "/costs?of=customers&split=service&top=20",
    `/customers/${OWN_CUSTOMER}`,
    `/usage/${COMBINED_REPORT}`,
    `/customers/${OWN_CUSTOMER}/pricing?month=${lastMonth()}`,
    "/assignments/unassigned",
    "/assignments",
  ];
  const seen = await Promise.all(paths.map(async (path) => found(await (await page.request.get(path)).text(), wanted)));
  const meant = [
    "a planted text",
    "partnerCost",
    "allCustomers",
    "formerPrice",
    "foreignUsage",
    "the name of Acme",
    "another's account",
  ];
  expect(seen.flat()).toEqual(expect.arrayContaining(meant));
});

for (const locale of ["en", "fr"]) {
  test(`no page, payload or file of a customer's person holds what is the partner's or another's (${locale})`, async ({
    as,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    // An address names what it asks for, and an answer may repeat it: everything asked for is their own.
    const own = { customerId: OWN_CUSTOMER, reportId: OWN_REPORT, owner: ownAccount };
    const ids = { ...(await realIds(await as("ada, admin"))), ...own };
    const page = await as("bo, viewer of Borealis");
    await page.context().addCookies([{ name: "locale", value: locale, url: baseURL ?? "" }]);
    await expectNothingAnywhere(page, { pages: viewerPages, ids });
    for (const path of staffPages.map((route) => filled(route, ids))) {
      await expectNothing(await page.request.get(path), path);
    }
  });
}

test("staff who look as a customer are answered what its own people are, and say so on every page", async ({ as }) => {
  test.setTimeout(180_000);
  const own = { customerId: OWN_CUSTOMER, reportId: OWN_REPORT, owner: ownAccount };
  const ids = { ...(await realIds(await as("ada, admin"))), ...own };
  const page = await as("ines, analyst");
  await page.goto(`/customers/${OWN_CUSTOMER}`);
  await page.getByRole("button", { name: "See as the customer" }).click();
  await expect(page).toHaveURL(/\/my$/);
  // The profile is each person's own.
  const pages = viewerPages.filter((path) => path !== "/my/profile");
  // Every page names whoever is signed in.
  await expectNothingAnywhere(page, { pages, ids, self: PEOPLE["ines, analyst"] });
  for (const path of pages.map((route) => filled(route, ids))) {
    await page.goto(path);
    await expect(page.getByRole("status").filter({ hasText: "You see what the people of Borealis see" })).toBeVisible();
  }
  expect((await page.request.get("/my/profile")).status()).toBe(404);
  await page.goto("/costs");
  await expect(page).toHaveURL(/\/my$/);
  await page.getByRole("button", { name: "Back to the customer" }).click();
  await expect(page).toHaveURL(new RegExp(`/customers/${OWN_CUSTOMER}$`));
  await expect(page.getByRole("button", { name: "See as the customer" })).toBeVisible();
});

interface Asked {
  readonly pages: readonly string[];
  readonly ids: RealIds;
  /** Whose name may stand there. */
  readonly self?: string;
}

async function expectNothingAnywhere(page: Page, { pages, ids, self }: Asked): Promise<void> {
  for (const path of alsoShared(asked(pages, ids))) {
    for (const headers of ASKED_AS) {
      const answer = await page.request.get(path, { headers });
      expect(answer.status(), path).toBe(200);
      expect(answer.headers()["content-type"], path).toContain("RSC" in headers ? "text/x-component" : "text/html");
      await expectNothing(answer, `${path} ${JSON.stringify(headers)}`, self);
    }
  }
  const files: string[] = [];
  for (const path of alsoShared(asked(apiRoutes, ids))) {
    const answer = await page.request.get(path);
    if (answer.ok()) files.push(path);
    await expectNothing(answer, path);
  }
  const shared = ["csv", "xlsx"].map((kind) => `/api/reports/${COMBINED_REPORT}/${kind}`);
  expect(files).toEqual(expect.arrayContaining([...asked(OWN_FILES, ids), ...shared]));
  expect(files.filter((path) => path.startsWith(`/api/reports/${COMBINED_REPORT}/original`))).toEqual([]);
}

const asked = (routes: readonly string[], ids: RealIds) =>
  routes.flatMap((route) => QUERIES.map((query) => `${filled(route, ids)}${query}`));

/** What is theirs of a report over several, too. */
const alsoShared = (paths: readonly string[]) => [
  ...new Set(paths.flatMap((path) => [path, path.replace(OWN_REPORT, COMBINED_REPORT)])),
];

async function expectNothing(answer: APIResponse, path: string, self?: string): Promise<void> {
  const text = `${JSON.stringify(answer.headers())}\n${readable(await answer.body())}`;
  expect(found(self ? text.replaceAll(self, "") : text, wanted), path).toEqual([]);
}

function lastMonth(): string {
  const today = new Date();
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

function base64(pad: number, text: string): string {
  return Buffer.from(`${"x".repeat(pad)}${text}`).toString("base64");
}

function secretsOf(environment: Readonly<Record<string, string>>): Record<string, string> {
  const named = Object.entries(environment).filter(([name]) => /SECRET|API_KEY|DATABASE_URL/.test(name));
  return Object.fromEntries(named);
}
