import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { addDecimals, decimal } from "../../lib/domain/values/decimal-text";
import { expect, test } from "../support/as";
import { BOREALIS } from "../support/people";
import { customerId, MARIGOLD, PELHAM } from "../support/rehearsal";
import { forgetRequests, requests } from "../support/sandbox";

const DAY_MS = 86_400_000;
const day = (shift: number) => new Date(Date.now() + shift * DAY_MS).toISOString().slice(0, 10);

test("a report of 120 days is asked for in two parts, kept as one, and its groups are the file's sums", async ({
  as,
}) => {
  test.setTimeout(90_000);
  const page = await as("oskar, operator");
  await forgetRequests();
  await page.goto(`/usage/new?customer=${BOREALIS}`);
  await page.getByRole("radio", { name: "Other days" }).check();
  await page.getByLabel("First day").fill(day(-120));
  await page.getByLabel("Last day").fill(day(-1));
  await page.getByRole("button", { name: "Request report" }).focus();
  await expect(page.getByText(/^HERE will make 2 reports of it/)).toBeVisible();
  await page.getByRole("button", { name: "Request report" }).click();
  await expect(page).toHaveURL(/\/usage\/[0-9a-f-]{36}/);
  const link = page.getByRole("link", { name: /^CSV, [\d,]+ rows/ });
  await expect(link).toBeVisible({ timeout: 45_000 });
  const sent = (await requests()).filter(({ method, path }) => method === "POST" && path.endsWith("/reports"));
  expect(sent).toHaveLength(2);

  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const rows = parse(readFileSync(await download.path()), { columns: true, bom: true }) as Record<string, string>[];
  await expect(link).toHaveText(`CSV, ${rows.length.toLocaleString("en-US")} rows`);
  const days = new Set(rows.map(({ usageDateTime = "" }) => usageDateTime.slice(0, 10)));
  expect([...days].sort()).toEqual(Array.from({ length: 120 }, (_, at) => day(at - 120)));

  await page.getByRole("link", { name: "Groups" }).click();
  const table = page.getByRole("table", { name: "Usage by Item" });
  await expect(table).toBeVisible();
  const groups = await table.locator("tbody tr").evaluateAll((all) =>
    all.map((row) => {
      const [item, unit, , count] = [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "");
      return `${item}, ${unit}: ${row.querySelector("data")?.getAttribute("value")} in ${count}`;
    }),
  );
  const keys = [...new Set(rows.map(({ name, valueDriver }) => `${name}, ${valueDriver}`))];
  const sums = keys.map((key) => {
    const of = rows.filter(({ name, valueDriver }) => `${name}, ${valueDriver}` === key);
    return `${key}: ${addDecimals(of.map(({ billableValue = "" }) => decimal(billableValue)))} in ${of.length} rows`;
  });
  expect(groups.sort()).toEqual(sums.sort());
});

test("the audit of the month-end is exported with its proof, names what was done and by whom, and is verified", async ({
  as,
}) => {
  const page = await as("ada, admin");
  await page.goto("/activity?view=audit");
  const key = await page
    .getByRole("main")
    .getByText(/^[\w-]{43}$/)
    .innerText();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export with proof" }).click(),
  ]);
  const file = await download.path();
  const text = readFileSync(file, "utf8");
  expect(verify(file, key)).toMatchObject({ status: 0, stdout: expect.stringContaining("Signed with your key.") });
  const parts = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const ids = [await customerId(MARIGOLD), await customerId(PELHAM)];
  const deeds = parts.flatMap(({ entry }) =>
    entry && ids.includes(entry.customerId) ? [`${entry.verb} by ${entry.actorName}`] : [],
  );
  const count = (deed: string) => deeds.filter((one) => one === deed).length;
  expect([...new Set(deeds)].sort().map((deed) => [deed, count(deed)])).toEqual([
    ["assign-account:asked by Ada Lindqvist", 1],
    ["assign-account:asked by Oskar Brandt", 1],
    ["assign-account:done by Ada Lindqvist", 1],
    // The file, the family's detour, and the last one that was forgotten.
    ["assign-account:done by Oskar Brandt", 40 + 10 + 1],
    ["change-assignment:done by Oskar Brandt", 2 + 1],
    ["change-customer:asked by Oskar Brandt", 1],
    ["change-customer:done by Oskar Brandt", 1],
    ["create-customer:done by Ada Lindqvist", 1],
    ["create-customer:done by Oskar Brandt", 1],
    ["remove-assignment:done by Oskar Brandt", 10],
  ]);
  writeFileSync(file, text.replace(MARIGOLD, "Marigold Bakery"));
  expect(verify(file, key)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Line \d+: changed/) });
});

function verify(file: string, key: string) {
  const command = ["--conditions=react-server", "--import", "tsx", "scripts/audit-verify.ts", file, "--key", key];
  return spawnSync(process.execPath, command, { encoding: "utf8" });
}
