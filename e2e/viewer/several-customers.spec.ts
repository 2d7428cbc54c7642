import { expect, test } from "../support/as";

test("whoever reads two customers sees whose pages these are, and switches between them", async ({ as }) => {
  const page = await as("mia, viewer of Acme and Cobalt");
  await page.goto("/my/accounts");
  const which = page.getByRole("combobox", { name: "Customer" });
  await expect(which.locator("option:checked")).toHaveText(/Acme/);
  const accounts = await page.getByRole("main").innerText();
  await which.selectOption({ label: (await which.getByRole("option", { name: /Cobalt/ }).innerText()).trim() });
  await expect(page).toHaveURL(/\/my$/);
  await expect(which.locator("option:checked")).toHaveText(/Cobalt/);
  await page.goto("/my/accounts");
  expect(await page.getByRole("main").innerText()).not.toBe(accounts);
  await page.goBack();
  await expect(which.locator("option:checked")).toHaveText(/Cobalt/);
});
