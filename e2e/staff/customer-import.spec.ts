import { expect, test } from "../support/as";

const NAME = "Sirocco & Filles";
const FILE = [
  "customer_id;name;street1;city;state;zipcode;country;tags",
  `;"${NAME}";"1 Quay; north";Nantes;Loire;04000;FR;tier=gold`,
  ";ACME;1 Rd;Ulm;Bavaria;01234;DE;",
  "999999;Nobody;;;;;;",
].join("\r\n");

test("a file is shown row by row before anything is sent, then applied without the refused rows", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/customers");
  const line = (await (await page.request.get("/api/customers/csv?q=acme&per=20")).text()).split("\r\n");
  const [header = "", acme = ""] = line;
  await page.goto("/customers/import");
  await page.getByLabel("Or paste rows").fill([header, acme].join("\n"));
  await page.getByRole("button", { name: "Look at the rows" }).click();
  await expect(page.getByRole("link", { name: "Unchanged 1" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Apply 0 changes" })).toHaveAttribute("aria-disabled", "true");

  await page.goto("/customers/import");
  const chosen = { name: "mai.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) };
  await page.getByLabel("File", { exact: true }).setInputFiles(chosen);
  await page.getByRole("button", { name: "Look at the rows" }).click();
  await expect(page.getByRole("heading", { name: "mai.csv" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Sirocco/ })).toContainText("New");
  await expect(page.getByRole("row", { name: /^3 ACME/ })).toContainText(/already a customer named/);
  await expect(page.getByRole("row", { name: /Nobody/ })).toContainText("CloudHealth has no customer 999999.");
  await page.getByRole("button", { name: "Apply 1 change" }).click();
  await expect(page.getByText("CloudHealth accepted every change.")).toBeVisible();
  const refused = await (
    await page.request.get(page.url().replace("/customers/import/", "/api/customers/imports/"))
  ).text();
  expect(refused.split("\r\n").slice(1, 3)).toEqual([
    ",ACME,1 Rd,Ulm,Bavaria,01234,DE,,name-taken",
    "999999,Nobody,,,,,,,customer_id: 999999 unknown",
  ]);
  await page.goto(`/customers?q=${encodeURIComponent(NAME)}`);
  await page.getByRole("link", { name: /Sirocco/ }).click();
  await expect(page.getByText("04000")).toBeVisible();
});

test("a file that cannot be read is refused with its line", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/customers/import");
  await page.getByLabel("Or paste rows").fill('customer_id,name\n1,"open');
  await page.getByRole("button", { name: "Look at the rows" }).click();
  await expect(page.getByText(/begins at line 2 is never closed/)).toBeVisible();
});

test("many customers get a tag at once, after the number of them was typed", async ({ as }) => {
  const page = await as("oskar, operator");
  await page.goto("/customers/edit?id=3947&id=3948");
  await page.getByLabel("Key").fill("tier");
  await page.getByLabel("Value").fill("gold");
  await page.getByRole("button", { name: "Look at the changes" }).click();
  await expect(page.getByRole("row", { name: /Acme/ })).toContainText("tier=gold");
  await page.getByRole("button", { name: "Apply 2 changes" }).click();
  await expect(page.getByText("Type 2, the number of changes.")).toBeVisible();
  await page.getByLabel("Type 2 to confirm so many changes").fill("2");
  await page.getByRole("button", { name: "Apply 2 changes" }).click();
  await expect(page.getByRole("heading", { name: "tier=gold" })).toBeVisible();
  await expect(page.getByText("CloudHealth accepted every change.")).toBeVisible();
});
