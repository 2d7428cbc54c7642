import { expect, test } from "../support/as";
import { runEnvironment } from "../support/run-environment";

test("an admin tries a connection, enters it, sees its key no more, and goes back to the environment's", async ({
  as,
}) => {
  const { CLOUDMC_API_KEY: key = "" } = runEnvironment();
  const page = await as("ada, admin");
  await page.goto("/settings");
  await page.getByRole("link", { name: "Change the connection to CloudMC" }).click();
  const field = page.getByLabel("Key", { exact: true });
  await expect(field).toHaveValue("");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(field).toBeFocused();
  await expect(page.getByText("a kept key stays with the address it was entered for")).toBeVisible();
  await field.fill("not-the-key");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByText("CloudMC: Does not accept our key (401)")).toBeVisible();
  await field.fill(key);
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByText(/The key was accepted; it sees \d+ organizations/)).toBeVisible();
  await page.getByRole("button", { name: "Save connection" }).click();
  await expect(page).toHaveURL(/\/settings$/);
  const section = page.getByRole("region", { name: "CloudMC" });
  await expect(section).toContainText("Ada");
  await expect(section).toContainText(`••••${key.slice(-4)}`);
  await page.getByRole("link", { name: "Change the connection to CloudMC" }).click();
  await expect(field).toHaveValue("");
  expect(await page.content()).not.toContain(key);
  await page.getByRole("button", { name: "Use the environment’s connection" }).click();
  await page.getByRole("button", { name: "Forget what is entered here" }).click();
  await expect(section).toContainText("CLOUDMC_API_KEY");
});
