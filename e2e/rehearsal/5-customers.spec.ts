import { decimal } from "../../lib/domain/values/decimal-text";
import { expect, test } from "../support/as";
import { PASSWORD } from "../support/people";
import {
  approvedBy,
  customerId,
  FAMILY,
  FLEET,
  FORGOTTEN,
  heldBy,
  MARIGOLD,
  PELHAM,
  planFromFile,
  sendAll,
} from "../support/rehearsal";
import { inCents } from "../support/vendor-costs";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: "fr-FR" };

for (const { person, email, customer, other, accounts } of [
  { person: "Mathilde Roux", email: "mathilde@marigold.example", customer: MARIGOLD, other: PELHAM, accounts: FAMILY },
  {
    person: "Paul Quay",
    email: "paul@pelham.example",
    customer: PELHAM,
    other: MARIGOLD,
    accounts: [...FLEET, ...FORGOTTEN],
  },
]) {
  test(`${customer}'s own person is invited and reads their side in French on a phone`, async ({ as, nobody }) => {
    const ada = await as("ada, admin");
    await ada.goto("/settings/people/new");
    await ada.getByLabel("Name", { exact: true }).fill(person);
    await ada.getByLabel("Email").fill(email);
    await ada.getByRole("searchbox", { name: "Customer" }).fill(customer);
    await ada.getByRole("button", { name: new RegExp(customer) }).click();
    await ada.getByRole("button", { name: "Make the invitation" }).click();
    const link = await ada.locator("code").innerText();

    const page = await nobody(PHONE);
    await page.goto(link);
    await expect(page.getByText(`Bienvenue, ${person}`)).toBeVisible();
    for (const field of await page.locator("input[type=password]").all()) await field.fill(PASSWORD);
    await page.getByRole("button", { name: "Enregistrer et se connecter" }).tap();
    await page.waitForURL((url) => url.pathname === "/my");

    await ada.goto(`/customers/${await customerId(customer)}/costs`);
    const total = ada
      .getByRole("table", { name: /^Cost in USD/ })
      .locator("tfoot data")
      .last();
    const cost = inCents(decimal((await total.getAttribute("value")) ?? ""), "fr-FR");
    for (const [path, said] of [
      ["/my", `Les ${accounts.length} comptes`],
      ["/my", `${cost} $ US`],
      ["/my/accounts", `${accounts.length} comptes AWS`],
      ["/my/accounts", accounts.at(-1)?.name ?? ""],
      ["/my/costs", `${cost} $ US`],
      ["/my/pricing", "Aucune organisation CloudMC associée"],
      ["/my/usage", "Aucun rapport de consommation pour l’instant"],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole("main")).toContainText(said);
      await expect(page.getByText(other)).toHaveCount(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    }
  });
}

test("what was rehearsed is given back: the accounts by a plan of two people, the scenario by who kept it", async ({
  as,
}) => {
  const [oskar, ada, ines] = [await as("oskar, operator"), await as("ada, admin"), await as("ines, analyst")];
  const all = [...FAMILY, ...FLEET, ...FORGOTTEN];
  await planFromFile(
    oskar,
    all.map(({ owner }) => `${owner},,`),
    "The rehearsal, taken back",
  );
  await approvedBy(ada, oskar);
  await oskar.getByLabel(`Type the number of removals: ${all.length}`).fill(String(all.length));
  await sendAll(oskar, all.length);
  for (const customer of [MARIGOLD, PELHAM]) expect(await heldBy(customer)).toEqual([]);

  await ines.goto("/pricing/what-if");
  await ines.getByRole("listitem").filter({ hasText: "Month-end" }).getByText("Delete", { exact: true }).click();
  await ines.getByRole("button", { name: "Delete the scenario" }).click();
  await expect(ines.getByText("Scenario deleted").first()).toBeVisible();
});
