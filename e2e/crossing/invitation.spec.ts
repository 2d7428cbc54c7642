import { expect, test } from "../support/as";

const PASSWORD = "a sentence of the new person";

test("an admin invites, the person chooses a password and is in; disabled, they are out on the next click", async ({
  as,
  nobody,
}) => {
  const admin = await as("ada, admin");
  await admin.goto("/settings/people/new");
  await admin.getByLabel("Name", { exact: true }).fill("Nia Newcomer");
  await admin.getByLabel("Email").fill("nia@northpine.example");
  await admin.getByRole("radio", { name: /^Analyst/ }).check();
  await admin.getByRole("button", { name: "Make the invitation" }).click();
  const link = await admin.locator("code").innerText();

  const person = await nobody();
  await person.goto(link);
  await expect(person.getByText("Welcome, Nia Newcomer")).toBeVisible();
  await person.getByLabel("New password", { exact: true }).fill(PASSWORD);
  await person.getByLabel("New password, once more").fill(PASSWORD);
  await person.getByRole("button", { name: "Set the password and sign in" }).click();
  await person.waitForURL((url) => url.pathname === "/");
  await person.goto("/profile");
  await expect(person.getByText("This one")).toBeVisible();

  const late = await nobody();
  await late.goto(link);
  await expect(late.getByText("This link was used already")).toBeVisible();

  await admin.goto("/settings/people?q=nia");
  await admin.getByRole("link", { name: "Nia Newcomer" }).click();
  await admin.getByRole("button", { name: "Switch off" }).click();
  await admin.getByRole("button", { name: "Yes, switch off" }).click();
  await expect(admin.getByText("Switched off", { exact: true }).first()).toBeVisible();
  await person.getByRole("link", { name: "Customers" }).first().click();
  await person.waitForURL((url) => url.pathname === "/sign-in");
});

test("nobody's link is refused in one sentence that says what to do", async ({ nobody }) => {
  const page = await nobody();
  await page.goto("/welcome#not-a-link");
  await expect(page.getByText("This link opens nothing")).toBeVisible();
});
