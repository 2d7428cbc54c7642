import { expect, test } from "../support/as";
import { actions, apiRoutes, filled, staffPages } from "../support/built";
import { ACME, BOREALIS } from "../support/people";
import { realIds } from "../support/real-ids";
import { forgetRequests, requests } from "../support/sandbox";

const ABSENT_ID = "00000000-0000-4000-8000-000000000000";

test("the build lists pages, routes and actions to try", () => {
  expect(staffPages.length).toBeGreaterThan(12);
  expect(apiRoutes.length).toBeGreaterThan(6);
  expect(actions.length).toBeGreaterThanOrEqual(4);
});

test("staff may read the things at the addresses a viewer is refused; settings are the admins'", async ({ as }) => {
  const admin = await as("ada, admin");
  const ids = await realIds(admin);
  const analyst = await as("ines, analyst");
  for (const route of staffPages.filter((one) => /\[/.test(one))) {
    const page = route.startsWith("/settings") ? admin : analyst;
    const path = filled(route, ids);
    expect((await page.request.get(path)).status(), path).toBe(200);
  }
});

test("a viewer is told of no staff page: not there, whatever the address", async ({ as }) => {
  const ids = await realIds(await as("ada, admin"));
  const page = await as("bo, viewer of Borealis");
  for (const path of staffPages.map((route) => filled(route, ids))) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    if (path === "/") expect(answer.headers().location, path).toMatch(/\/my$/);
    else expect(answer.status(), path).toBe(404);
    expect(await answer.text(), path).not.toContain("Northpine Payer");
  }
});

test("a viewer gets nothing from any route but its own", async ({ as }) => {
  const ids = await realIds(await as("ada, admin"));
  const page = await as("bo, viewer of Borealis");
  for (const path of apiRoutes.map((route) => filled(route, ids))) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(404);
  }
  expect((await page.request.get(`/api/costs/${BOREALIS}/csv`)).status()).toBe(200);
});

test("somebody else's and a missing thing get the same answer", async ({ as }) => {
  const page = await as("bo, viewer of Borealis");
  const foreign = await page.request.get(`/api/costs/${ACME}/csv`);
  const absent = await page.request.get("/api/costs/999999/csv");
  expect(foreign.status()).toBe(absent.status());
  expect(await foreign.text()).toBe(await absent.text());
});

test("a viewer's post of any server action, from any page, changes nothing", async ({ as, baseURL }) => {
  const page = await as("bo, viewer of Borealis");
  await forgetRequests();
  for (const id of actions) {
    for (const path of ["/my", "/customers", "/sign-in"]) {
      const answer = await page.request.post(path, {
        headers: { "Next-Action": id, Origin: baseURL ?? "", "Content-Type": "text/plain;charset=UTF-8" },
        data: JSON.stringify([
          { owner: "809855308417", customer: BOREALIS, payer: "402635176000", operationId: ABSENT_ID },
        ]),
      });
      const text = await answer.text();
      expect(text, `${id} on ${path}`).not.toMatch(/"ok":true/);
    }
  }
  expect((await requests()).filter(({ method }) => method === "POST")).toEqual([]);
});

test("a server action sent without an origin or from a foreign one is refused", async ({ as }) => {
  const page = await as("oskar, operator");
  await forgetRequests();
  for (const origin of [undefined, "https://evil.example", "null"]) {
    for (const id of actions) {
      const answer = await page.request.post("/customers", {
        headers: {
          "Next-Action": id,
          "Content-Type": "text/plain;charset=UTF-8",
          ...(origin ? { Origin: origin, "X-Forwarded-Host": "evil.example" } : {}),
        },
        data: "[{}]",
      });
      expect(await answer.text(), `${id} from ${origin}`).not.toMatch(/"ok":true|"code":"invalid"/);
    }
  }
  expect((await requests()).filter(({ method }) => method === "POST")).toEqual([]);
});

test("nobody who is not signed in gets past the door", async ({ as, nobody }) => {
  const ids = await realIds(await as("ada, admin"));
  const page = await nobody();
  for (const path of [...staffPages.map((route) => filled(route, ids)), "/my", "/my/costs"]) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect([303, 307, 308], path).toContain(answer.status());
    expect(answer.headers().location, path).toContain("/sign-in");
  }
  for (const path of apiRoutes.map((route) => filled(route, ids))) {
    expect((await page.request.get(path)).status(), path).toBe(401);
  }
});

test("staff find nothing on the customer's side", async ({ as }) => {
  const page = await as("ines, analyst");
  for (const path of ["/my", "/my/accounts", "/my/costs"]) {
    expect((await page.request.get(path, { maxRedirects: 0 })).status(), path).toBe(404);
  }
});
