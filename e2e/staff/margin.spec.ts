import { readFileSync } from "node:fs";
import { addDecimals, decimal } from "../../lib/domain/values/decimal-text";
import { expect, test } from "../support/as";

const HARBOURLIGHT = "Harbourlight Media";

test("the list begins with the loss, its page comes from cost to bill to the last digit, and a total opens its call", async ({
  as,
}) => {
  const page = await as("ines, analyst");
  await page.goto("/margin");
  const list = page.getByRole("table", { name: "Margin" });
  const first = list.locator("tbody tr").first();
  await expect(first).toContainText(HARBOURLIGHT);
  await expect(first).toContainText("loss");
  await first.getByRole("link", { name: HARBOURLIGHT }).click();
  const bridge = page.getByRole("table", { name: "From the partner’s cost to the customer’s price" });
  await expect(bridge).toBeVisible();
  const lines = await bridge
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.querySelector("th")?.textContent ?? "",
        row.querySelector("data")?.getAttribute("value") ?? "",
      ]),
    );
  const end = lines.findIndex(([name]) => name?.startsWith("Customer cost"));
  const amounts = lines.map(([, amount]) => decimal(amount ?? ""));
  expect(end).toBeGreaterThan(0);
  expect(addDecimals(amounts.slice(0, end))).toBe(amounts[end]);
  await bridge.getByRole("link", { name: /receipt of Partner cost/ }).click();
  await expect(page.getByText(/GET \/olap_reports\/cost\/history/)).toBeVisible();
  await page.getByRole("link", { name: "Margin" }).last().click();
  await expect(bridge).toBeVisible();
});

test("held against CloudMC's price, what is not known says so and is in no sum; the file says why", async ({ as }) => {
  const page = await as("ines, analyst");
  await page.goto("/margin?basis=priced&kind=unknown&per=100");
  const rows = page.getByRole("table", { name: "Margin" }).locator("tbody tr");
  await expect(rows.first()).toContainText("Not known");
  const link = page.getByRole("link", { name: /^CSV, \d+ customers?/ });
  const said = Number((await link.innerText()).match(/\d+/)?.[0]);
  await expect(rows).toHaveCount(said);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const [heads = "", ...lines] = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\r\n");
  const at = heads.split(",").indexOf("margin_priced_not_known");
  expect(lines).toHaveLength(said);
  expect(lines.some((line) => line.includes("unlinked"))).toBe(true);
  expect(at).toBeGreaterThan(0);
});
