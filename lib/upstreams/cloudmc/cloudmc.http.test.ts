import { inspect } from "node:util";
import { beforeEach, describe, expect, test } from "vitest";
import { addDecimals } from "@/lib/domain/values/decimal-text";
import { month, monthOf, shiftMonth } from "@/lib/domain/values/month";
import { cloudmcClient } from "@/lib/upstreams/cloudmc/client";
import { listOrganizations } from "@/lib/upstreams/cloudmc/organizations-api";
import { loadCustomersPriceReport, loadPriceReport } from "@/lib/upstreams/cloudmc/price-reports-api";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import type { CallResult, UpstreamGate } from "@/lib/upstreams/gate";
import { useSandbox } from "@/scripts/testing/sandbox";

const sandbox = useSandbox();
const results: CallResult[] = [];
const gate: UpstreamGate = {
  enter: async () => undefined,
  settle: async (result) => void results.push(result),
};
const lastMonth = shiftMonth(monthOf(new Date()), -1);

const client = (more: { apiKey?: string; deadlineMs?: number } = {}) =>
  cloudmcClient({
    url: process.env.CLOUDMC_URL ?? "",
    apiKey: process.env.CLOUDMC_API_KEY ?? "",
    gate,
    deadlineMs: 2_000,
    ...more,
  });

const control = (path: string, method: string, body?: unknown) =>
  fetch(`${sandbox.control}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });

async function organizationNamed(name: string): Promise<string> {
  const found = (await listOrganizations(client())).find((organization) => organization.name === name);
  if (found === undefined) throw new Error(`No ${name}`);
  return found.id;
}

async function failureOf(work: Promise<unknown>): Promise<UpstreamFailure> {
  const error = await work.then(
    (value) => value,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UpstreamFailure)) throw new Error(`Expected an UpstreamFailure, got ${inspect(error)}`);
  return error;
}

beforeEach(async () => {
  await control("/reset", "POST");
  results.length = 0;
});

test("the tree has its resellers and parents", async () => {
  const organizations = await listOrganizations(client());
  const northpine = organizations.find((one) => one.name === "Northpine Cloud");
  const kestrel = organizations.find((one) => one.name === "Kestrel Resale");
  expect([northpine?.isReseller, kestrel?.isReseller, kestrel?.parent]).toEqual([true, true, northpine?.id]);
});

describe("a price report", () => {
  test("of a month asks for whole days of one organization, and its sums hold", async () => {
    const acme = await organizationNamed("Acme");
    await control("/requests", "DELETE");
    const { report } = await loadPriceReport(client(), acme, lastMonth);
    expect(report.generated).toBe(true);
    for (const { total, categories } of report.currencies) {
      expect(addDecimals(categories.map((category) => category.subTotal))).toBe(total);
    }
    const { requests } = await (await control("/requests", "GET")).json();
    expect(requests[0].query.organization_id).toEqual([acme]);
    expect(requests[0].query.start_date).toEqual([`${lastMonth}-01T00:00:00.000Z`]);
    expect(requests[0].query.end_date[0]).toMatch(/-(28|29|30|31)T23:59:59\.999Z$/);
  });

  test("of a month before everything is not generated, which is not zero", async () => {
    const { report } = await loadPriceReport(client(), await organizationNamed("Acme"), month("2001-02"));
    expect(report).toEqual({ generated: false, currencies: [] });
  });

  test("of a reseller's customers has an entry per organization and pricing", async () => {
    const { report } = await loadCustomersPriceReport(client(), await organizationNamed("Northpine Cloud"), lastMonth);
    expect(report.generated).toBe(true);
    expect(new Set(report.organizations.map((one) => one.currency))).toEqual(new Set(["USD", "CAD", "EUR"]));
    for (const { total, categories } of report.organizations) {
      expect(addDecimals(categories.map((category) => category.subTotal))).toBe(total);
    }
  });

  test("of no organization in particular is never asked for", async () => {
    await expect(loadPriceReport(client(), "", lastMonth)).rejects.toThrow("organization");
  });

  test("of an organization nobody knows is a refusal with the upstream's sentence", async () => {
    const failure = await failureOf(loadPriceReport(client(), "00000000-0000-4000-8000-000000000000", lastMonth));
    expect([failure.reason, failure.status, failure.lines.length > 0]).toEqual(["refused", 404, true]);
    expect(results.at(-1)).toEqual({ trouble: null, retryAfterMs: null });
  });

  test.each([
    ["html", { status: 200 }, "unreadable"],
    ["truncate", {}, "unreadable"],
    ["status", { status: 500 }, "failing"],
    ["hang", {}, "slow"],
  ])("answered by %s %j is %s", async (kind, more, reason) => {
    const acme = await organizationNamed("Acme");
    await control("/faults", "POST", { upstream: "cloudmc", route: "*", kind, ...more });
    expect((await failureOf(loadPriceReport(client({ deadlineMs: 700 }), acme, lastMonth))).reason).toBe(reason);
  });
});

test("a wrong key is a matter of credentials and shows in no error", async () => {
  const apiKey = "canary-key-0815";
  const failure = await failureOf(listOrganizations(client({ apiKey })));
  expect([failure.reason, failure.status]).toEqual(["credentials", 401]);
  expect(inspect([failure, client({ apiKey })], { depth: 9 })).not.toContain(apiKey);
});
