import { expect, signIn, test } from "../support/as";
import { PEOPLE } from "../support/people";

test.use({ expectedErrors: [/401 \(Unauthorized\)/] });

test("a wrong password is refused in one sentence that does not say which half was wrong", async ({ nobody }) => {
  const page = await nobody();
  await page.goto("/sign-in");
  for (const email of [PEOPLE["ines, analyst"], "nobody@northpine.example"]) {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("Email or password is wrong. Check both and try again.")).toBeVisible();
  }
});

test("the eleventh guess within a minute has to wait", async ({ nobody }) => {
  const page = await nobody();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("guessed@northpine.example");
  for (let guess = 1; guess <= 11; guess += 1) {
    await page.getByLabel("Password").fill(`guess ${guess}`);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes("/api/auth/callback/credentials")),
      page.getByRole("button", { name: "Sign in" }).click(),
    ]);
    expect(answer.status()).toBe(401);
    await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  }
  await expect(page.getByText(/Too many attempts\. Wait \d+ seconds?/)).toBeVisible();
});

test("after sign-out the cookie that was presented opens nothing, and back shows nothing", async ({
  nobody,
  baseURL,
}) => {
  const page = await nobody();
  await signIn(page, "ines, analyst");
  await page.goto("/customers");
  const stolen = await page.context().cookies();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goBack();
  await expect(page.getByRole("link", { name: "Acme" })).toHaveCount(0);
  await page.context().addCookies(stolen);
  const replay = await page.request.get("/customers", { maxRedirects: 0 });
  expect(replay.status()).not.toBe(200);
  expect(replay.headers().location ?? "").toContain("/sign-in");
  expect(baseURL).toBeTruthy();
});

test("an address to return to leads nowhere but into the portal", async ({ nobody }) => {
  const page = await nobody();
  for (const target of ["https://evil.example/x", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(target)}`);
    await page.getByLabel("Email").fill(PEOPLE["anna, viewer of Acme"]);
    await page.getByLabel("Password").fill("sandbox-only-password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(/\/my$/);
  }
});
