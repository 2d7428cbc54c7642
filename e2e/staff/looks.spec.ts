import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../support/as";
import { BOREALIS, DUNE } from "../support/people";
import { type RealIds, realIds } from "../support/real-ids";

const STAFF = [
  "/",
  "/customers",
  "/customers?q=nothing-is-called-this",
  "/customers/new",
  `/customers/${BOREALIS}`,
  `/customers/${BOREALIS}/accounts`,
  `/customers/${BOREALIS}/accounts/assign`,
  `/customers/${BOREALIS}/accounts/block`,
  `/customers/${DUNE}/accounts`,
  `/customers/${BOREALIS}/costs`,
  `/customers/${BOREALIS}/pricing`,
  `/customers/${BOREALIS}/usage`,
  "/assignments",
  "/assignments/unassigned",
  "/assignments/unassigned?no-cost=late",
  "/costs",
  "/pricing",
  "/views",
  "/usage",
  `/usage/new?customer=${BOREALIS}`,
  "/activity",
  "/activity?view=audit",
  "/activity?view=batches",
  "/activity?view=runs",
  "/activity/batches/[batchId]",
  "/activity/operations/[operationId]",
  "/activity/runs/[runId]",
];
const filled = (paths: readonly string[], ids: RealIds) =>
  paths.map((path) =>
    path.replace("[batchId]", ids.batchId).replace("[operationId]", ids.operationId).replace("[runId]", ids.runId),
  );
const VIEWER = ["/my", "/my/accounts", "/my/costs", "/my/pricing", "/my/usage"];
const SIDES = [
  ["oskar, operator", STAFF],
  ["ada, admin", ["/settings"]],
  ["bo, viewer of Borealis", VIEWER],
] as const;

for (const theme of ["light", "dark"] as const) {
  test(`every page in ${theme} has no serious fault that axe can find`, async ({ as, baseURL }) => {
    test.setTimeout(240_000);
    const ids = await realIds(await as("ada, admin"));
    for (const [persona, paths] of SIDES) {
      const page = await as(persona);
      await page.context().addCookies([{ name: "theme", value: theme, url: baseURL ?? "" }]);
      for (const path of filled(paths, ids)) {
        await page.goto(path);
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(grave.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      }
    }
  });
}

test("no page is wider than a phone, in either language", async ({ as, baseURL }) => {
  test.setTimeout(180_000);
  const ids = await realIds(await as("ada, admin"));
  for (const [persona, paths] of SIDES) {
    const page = await as(persona, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    for (const locale of ["en", "fr"]) {
      await page.context().addCookies([{ name: "locale", value: locale, url: baseURL ?? "" }]);
      for (const path of filled(paths, ids)) {
        await page.goto(path);
        await page.evaluate(() => document.fonts.ready);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, `${path} in ${locale}`).toBeLessThanOrEqual(390);
      }
    }
  }
});

test("in French every page speaks French, and figures are written the French way", async ({ as, baseURL }) => {
  const page = await as("oskar, operator");
  await page.context().addCookies([{ name: "locale", value: "fr", url: baseURL ?? "" }]);
  await page.goto(`/customers/${BOREALIS}/costs`);
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expect(page.getByRole("link", { name: "Clients", exact: true }).first()).toBeVisible();
  await expect(page.getByRole("main")).toContainText(
    /\d{1,3}[\u00a0\u202f]\d{3},\d{2}[\u00a0\u202f]\$[\u00a0\u202f]US/,
  );
  for (const path of filled(STAFF, await realIds(page))) {
    await page.goto(path);
    await expect(page.getByRole("main")).not.toContainText(
      /\b(Fetched|Customers|Accounts|Assign account|Search by|timetable|Asked for)\b/,
    );
  }
});

test("language and theme are chosen in the page and stay after a reload", async ({ as }) => {
  const page = await as("ines, analyst");
  await page.goto("/costs");
  await page.getByRole("combobox", { name: "Language" }).selectOption("fr");
  await expect(page.getByRole("heading", { level: 1, name: "Coûts" })).toBeVisible();
  await page.getByRole("combobox", { name: "Thème" }).selectOption("dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("every answer forbids scripts that are not ours, being framed, and being kept by caches", async ({ as }) => {
  const page = await as("oskar, operator");
  const answer = await page.goto("/customers");
  const headers = answer?.headers() ?? {};
  expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["cache-control"]).toMatch(/no-store/);
  expect(headers["x-powered-by"]).toBeUndefined();
});
