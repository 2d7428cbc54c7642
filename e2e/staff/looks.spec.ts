import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/as";
import { filled, staffPages } from "../support/built";
import { BOREALIS, DUNE } from "../support/people";
import { realIds } from "../support/real-ids";

// A trace takes a picture of all that axe does, which costs more than what it does.
test.use({ trace: "off" });

// These show an operator nothing by themselves.
const SETTINGS = staffPages.filter((path) => path.startsWith("/settings"));
const PAGES = staffPages.filter((path) => !SETTINGS.includes(path) && path !== "/assignments/assign");
const PAST = "at=2020-02-29";
/** What the pages of the build show when more is asked of them. */
const ASKED = [
  "/customers?q=nothing-is-called-this",
  "/customers/edit?id=3947&id=3948",
  `/customers/${DUNE}/accounts`,
  `/customers/[customerId]?${PAST}`,
  `/customers/[customerId]/accounts?${PAST}&known=2020-03-01`,
  "/customers/import/[importId]?only=refused",
  "/assignments/assign?account=[free]",
  `/assignments/accounts/[owner]?${PAST}&known=2020-03-01`,
  "/assignments/plans/new?owner=[owner]",
  "/assignments/plans/new?owner=[owner]&customer=[customerId]",
  "/assignments/plans/new?from=csv",
  "/assignments/plans/new?from=payer&customer=[customerId]",
  "/assignments/plans/new?from=copy",
  "/assignments/unassigned?no-cost=late",
  `/usage/new?customer=${BOREALIS}`,
  `/pricing/what-if?customer=${BOREALIS}`,
  "/usage/schedules/new?of=linked",
  "/activity?view=audit",
  "/activity?view=audit&kind=nothing-is-called-this",
  "/activity?view=batches",
  "/activity?view=runs",
];
const VIEWER = ["/my", "/my/accounts", "/my/costs", "/my/pricing", "/my/usage", "/my/profile"];
const SIDES = [
  ["oskar, operator", [...PAGES, ...ASKED]],
  ["ada, admin", SETTINGS],
  ["bo, viewer of Borealis", VIEWER],
] as const;
const COLOURS = ["color-contrast", "link-in-text-block"];
const ENGLISH = /\b(Fetched|Customers|Accounts|Assign account|Search by|timetable|Asked for)\b/;

/** What is grave for somebody; no other page is opened for it, as ours have no frames. */
async function graveFaults(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}

/** As the choice in the page does; answers the colour of the ground once nothing changes any more. */
async function wear(page: Page, theme: "light" | "dark"): Promise<string> {
  return page.evaluate(async (worn) => {
    document.documentElement.dataset.theme = worn;
    const { backgroundColor } = getComputedStyle(document.documentElement);
    const changes = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.all(changes.map(({ finished }) => finished));
    return backgroundColor;
  }, theme);
}

/** What reaches as far as a page that is wider than its window; null: the page is not. */
function widest(): string | null {
  const { scrollWidth } = document.documentElement;
  if (scrollWidth <= window.screen.width) return null;
  const reaching = [...document.querySelectorAll("body *")].filter(
    (element) => Math.round(element.getBoundingClientRect().right) === scrollWidth,
  );
  return `${scrollWidth} by ${reaching.map((element) => element.outerHTML.slice(0, 200)).join(", ")}`;
}

for (const [persona, paths] of SIDES) {
  test(`no page of ${persona} has a serious fault that axe can find, light or dark`, async ({ as }) => {
    test.setTimeout(480_000);
    const ids = await realIds(await as("ada, admin"));
    const page = await as(persona);
    const faults: string[] = [];
    for (const path of paths.map((one) => filled(one, ids))) {
      await page.goto(path);
      const light = await wear(page, "light");
      faults.push(...(await graveFaults(page)).map((fault) => `${path}: ${fault}`));
      expect(await wear(page, "dark")).not.toBe(light);
      faults.push(...(await graveFaults(page, COLOURS)).map((fault) => `${path}, dark: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
}

test("no page is wider than a phone, in either language, and in French every page speaks French", async ({
  as,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const ids = await realIds(await as("ada, admin"));
  const faults: string[] = [];
  for (const [persona, paths] of SIDES) {
    const page = await as(persona, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    for (const locale of ["en", "fr"]) {
      await page.context().addCookies([{ name: "locale", value: locale, url: baseURL ?? "" }]);
      for (const path of paths.map((one) => filled(one, ids))) {
        await page.goto(path);
        await page.evaluate(() => document.fonts.ready);
        const wide = await page.evaluate(widest);
        if (wide) faults.push(`${path} in ${locale} is wider than a phone: ${wide}`);
        const english = locale === "fr" ? ENGLISH.exec(await page.getByRole("main").innerText()) : null;
        if (english) faults.push(`${path} says ${english[0]} in French`);
      }
    }
  }
  expect(faults).toEqual([]);
});

test("an age that passed a full minute on its way to the browser is told anew, and nothing else is drawn again", async ({
  as,
}) => {
  const page = await as("ada, admin");
  await page.clock.setFixedTime(Date.now() + 3 * 3_600_000);
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Reading lists" }).getByText("3 hr ago")).toBeVisible();
});

test("in French figures are written the French way", async ({ as, baseURL }) => {
  const page = await as("oskar, operator");
  await page.context().addCookies([{ name: "locale", value: "fr", url: baseURL ?? "" }]);
  await page.goto(`/customers/${BOREALIS}/costs`);
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expect(page.getByRole("link", { name: "Clients", exact: true }).first()).toBeVisible();
  await expect(page.getByRole("main")).toContainText(
    /\d{1,3}[\u00a0\u202f]\d{3},\d{2}[\u00a0\u202f]\$[\u00a0\u202f]US/,
  );
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
