import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "../support/as";

const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
const [LIGHT, DARK] = ["#7a1f5c", "#f2a7d8"];

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save branding" }).click();
  await expect(page.getByText("Customers see it from their next page on").first()).toBeVisible();
}

const accentOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent").trim());

test("customers see the partner's name, logo, colours and contact as an admin set them, until they are taken away", async ({
  as,
  nobody,
}) => {
  const admin = await as("ada, admin");
  const choose = (name: string, buffer: Buffer) =>
    admin.getByLabel("Logo").setInputFiles({ name, mimeType: "image/png", buffer });
  await admin.goto("/settings/branding");
  await choose("logo.png", SVG);
  await expect(admin.getByText("neither PNG, JPEG nor WebP").first()).toBeVisible();
  await choose(
    "logo.png",
    await sharp({ create: { width: 900, height: 300, channels: 3, background: LIGHT } })
      .png()
      .toBuffer(),
  );
  await admin.getByLabel("Partner’s name").fill("Northpine Cloud");
  await expect(admin.getByText("Managed by Northpine Cloud")).toHaveCount(2);
  const light = admin.getByLabel("In the light theme");
  await light.fill("#ffd400");
  await expect(admin.getByText(/The contrast is only 1\.\d : 1/)).toBeVisible();
  await admin.getByRole("button", { name: "Save branding" }).click();
  await expect(light).toBeFocused();
  await light.fill(LIGHT);
  await admin.getByLabel("In the dark theme").fill(DARK);
  await admin.getByLabel("Email").fill("desk@desk.example");
  await admin.getByLabel(/^Page/).fill("https://desk.example/help");
  await admin.getByLabel("Note in French").fill("Réponse en une heure");
  await save(admin);

  const viewer = await as("bo, viewer of Borealis", { colorScheme: "light" });
  await viewer.goto("/my");
  await expect(viewer.getByText("Managed by Northpine Cloud")).toBeVisible();
  await expect(viewer.getByRole("link", { name: "desk@desk.example" })).toBeVisible();
  await expect(viewer.getByText("Réponse en une heure")).toHaveAttribute("lang", "fr");
  expect(await accentOf(viewer)).toBe(LIGHT);
  const logo = viewer.locator("header img");
  expect(await logo.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([
    384, 128,
  ]);
  const dark = await as("anna, viewer of Acme", { colorScheme: "dark" });
  await dark.goto("/my/costs");
  expect(await accentOf(dark)).toBe(DARK);

  const address = (await logo.getAttribute("src")) ?? "";
  const served = await viewer.request.get(address);
  const { etag = "", ...headers } = served.headers();
  expect(headers).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=300",
  });
  expect((await viewer.request.get(address, { headers: { "If-None-Match": etag } })).status()).toBe(304);
  const stranger = await (await nobody()).request.get(address);
  expect([stranger.status(), stranger.headers()["cache-control"]]).toEqual([401, "private, no-store"]);

  await admin.getByRole("button", { name: "Remove logo" }).click();
  for (const field of await admin.getByRole("main").locator('input:not([type="color"]):not([type="file"])').all())
    await field.fill("");
  await save(admin);
  await viewer.goto("/my");
  await expect(viewer.getByText("Read-only view")).toBeVisible();
  await expect(viewer.getByText("Northpine Cloud")).toHaveCount(0);
  await expect(viewer.locator("header img")).toHaveCount(0);
  expect(await accentOf(viewer)).not.toBe(LIGHT);
});
