import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { ageProof } from "../support/age-proof";
import { expect, test } from "../support/as";
import { PASSWORD } from "../support/people";

test.use({ expectedErrors: [/401 \(Unauthorized\)/] });

const EMAIL = "femi@northpine.example";
const OWN_PASSWORD = "a sentence of the new person";
const soon = () => Math.floor(Date.now() / 1000) + 30;

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
}

async function givePassword(page: Page): Promise<void> {
  await page.getByLabel("Email").fill(EMAIL);
  await page.getByLabel("Password").fill(OWN_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Your password is right.")).toBeVisible();
}

test("a second factor is set up from the profile, and signing in asks for its code or a recovery code", async ({
  as,
  nobody,
}) => {
  const admin = await as("ada, admin");
  await admin.goto("/settings/people/new");
  await admin.getByLabel("Name", { exact: true }).fill("Femi Factor");
  await admin.getByLabel("Email").fill(EMAIL);
  await admin.getByRole("radio", { name: /^Analyst/ }).check();
  await admin.getByRole("button", { name: "Make the invitation" }).click();

  const page = await nobody();
  await page.goto(await admin.locator("code").innerText());
  await page.getByLabel("New password", { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel("New password, once more").fill(OWN_PASSWORD);
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/");

  await page.goto("/profile");
  await page.getByRole("button", { name: "Set up a second factor" }).click();
  await expect(page.getByRole("img", { name: "The key, to be scanned by an authenticator app" })).toBeVisible();
  const secret = (await page.locator("code").innerText()).replaceAll(" ", "");
  await page.getByLabel("Code", { exact: true }).fill(generateSync({ secret }));
  await page.getByRole("button", { name: "Turn it on" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recovery = await codes.first().innerText();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes left")).toBeVisible();

  await signOut(page);
  await givePassword(page);
  await expect(page.getByLabel("Code", { exact: true })).toBeFocused();
  await page.keyboard.type("000000");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This code is wrong, too old or was used already.")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(generateSync({ secret, epoch: soon() }));
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/");

  await signOut(page);
  await givePassword(page);
  await page.getByRole("button", { name: "Use a recovery code instead" }).click();
  await page.getByLabel("Recovery code").fill(recovery);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/profile");
  await expect(page.getByText("9 recovery codes left")).toBeVisible();
});

test("a deletion more than five minutes after signing in asks for the password, and keeps what was typed", async ({
  as,
}) => {
  const page = await as("oskar, operator");
  await page.goto("/customers/new");
  await page.getByLabel("Name", { exact: true }).fill("Proof & Daughters");
  for (const [label, text] of [
    ["Street and number", "1 Quay"],
    ["City", "Portland"],
    ["Postal code", "04101"],
    ["State or province", "ME"],
    ["Country", "US"],
  ] as const) {
    await page.getByLabel(label).fill(text);
  }
  await page.getByRole("button", { name: "Create customer" }).click();
  await page.getByRole("link", { name: "Open the customer" }).click();
  await page.getByRole("link", { name: "Delete", exact: true }).click();
  await page.getByLabel(/^Type the customer’s name/).fill("Proof & Daughters");
  ageProof("oskar, operator");

  const remove = page.getByRole("button", { name: "Delete customer" });
  await remove.click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await expect(dialog.getByLabel("Your password")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByText("You turned back before proving that it is you, so nothing was sent.")).toBeVisible();
  await expect(page.getByLabel(/^Type the customer’s name/)).toHaveValue("Proof & Daughters");

  await remove.click();
  await dialog.getByLabel("Your password").fill("not the password");
  await dialog.getByRole("button", { name: "Confirm and go on" }).click();
  await expect(dialog.getByText("This is not your password.")).toBeVisible();
  await dialog.getByLabel("Your password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/customers");
  await expect(page.getByText("Proof & Daughters is deleted")).toBeVisible();
});
