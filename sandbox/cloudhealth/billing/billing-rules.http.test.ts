import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../../testing/sandbox-client";

const ACME = 3947;
const BOREALIS = 3948;
const COBALT = 3949;

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
});
afterAll(() => client.running.close());
beforeEach(async () => {
  await client.control("/reset", {});
  await client.control("/clock", { now: "2026-05-31T23:00:00Z" });
});

type Answer = { status: number; json: Record<string, unknown> };
async function send(method: string, path: string, body?: unknown): Promise<Answer> {
  const sent = body === undefined ? {} : { body };
  const { status, json } = await client.cloudHealth(`/v1/partner_billing_rules${path}`, { method, ...sent });
  return { status, json: json as Record<string, unknown> };
}

const custom = {
  name: "Markup",
  cloud: "aws",
  billing_rule_type: "custom",
  rule_action: "spend_ratio",
  frequency: "recurring",
  product_name: "Managed service",
  product_description: "Managed service fee",
  apply_rate_in_percentage: 5,
  add_target_customers: [ACME],
};
const support = {
  name: "Support",
  cloud: "aws",
  billing_rule_type: "support",
  rule_action: "list_price",
  support_tier: "business",
  add_target_customers: [ACME],
};

type Costs = Map<string, (number | null)[]>;

/** By service category: Total, the thirteen months, in ten-thousandths of a dollar. */
async function costs(customer: number | null): Promise<Costs> {
  const whose = customer === null ? "" : `client_api_id=${customer}&`;
  const path = `/olap_reports/cost/history?${whose}dimensions[]=AWS-Service-Category&dimensions[]=time`;
  const { json } = await client.cloudHealth(path);
  const { dimensions, data } = json as {
    dimensions: Record<string, { name: string }[]>[];
    data: (number | null)[][][];
  };
  const names = dimensions[0]?.["AWS-Service-Category"]?.map(({ name }) => name) ?? [];
  const units = (value: number | null | undefined) =>
    value === null || value === undefined ? null : Math.round(value * 10_000);
  return new Map(names.map((name, at) => [name, (data[at] ?? []).map((cell) => units(cell?.[0]))]));
}
const last = (all: Costs, name: string): number => all.get(name)?.at(-1) ?? 0;
const CUSTOM = "custom_line_items_direct";

async function withoutBook(customer: number): Promise<void> {
  const { store } = client.running.sandbox;
  const ids = store.where("priceBookAccountAssignments", "customerId", customer).map(({ id }) => id);
  await client.control("/rows", { drop: { priceBookAccountAssignments: ids } });
}

describe("custom rules", () => {
  test("a share of the spend is added in the running month, on a line of its own, and in no other", async () => {
    await withoutBook(ACME);
    const before = await costs(ACME);
    expect(before.has(CUSTOM)).toBe(false);
    expect((await send("POST", "", { ...custom, start_month: "2026-01" })).status).toBe(201);
    const after = await costs(ACME);
    expect(after.get(CUSTOM)?.slice(1, 13)).toEqual(Array(12).fill(null));
    expect(Math.abs(last(after, CUSTOM) - last(before, "total") * 0.05)).toBeLessThan(10);
    expect(last(after, "total")).toBe(last(before, "total") + last(after, CUSTOM));
    expect(after.get("total")?.slice(1, 13)).toEqual(before.get("total")?.slice(1, 13));
    expect((await costs(BOREALIS)).has(CUSTOM)).toBe(false);
    expect((await costs(null)).has(CUSTOM)).toBe(false);
  });

  test("a flat fee stands once, whole from the first day, and a price book changes it too", async () => {
    await withoutBook(ACME);
    await client.control("/clock", { now: "2026-05-03T12:00:00Z" });
    const fee = { ...custom, rule_action: "flat_fee", apply_flat_fee_cost: "1000.5", frequency: "one_time" };
    await send("POST", "", fee);
    expect(last(await costs(ACME), CUSTOM)).toBe(10_005_000);
    const specification =
      '<CHTBillingRules date="2026-01-01"><RuleGroup><BillingRule name="r"><BasicBillingRule billingRuleType="percentIncrease" billingAdjustment="10"/><Product productName="Managed service"/></BillingRule></RuleGroup></CHTBillingRules>';
    const { store } = client.running.sandbox;
    const [assignment] = store.where("priceBookAssignments", "customerId", ACME);
    await client.cloudHealth(`/v1/price_books/${assignment?.priceBookId}`, { method: "PUT", body: { specification } });
    const body = { price_book_assignment_id: assignment?.id, billing_account_owner_id: "ALL" };
    await client.cloudHealth("/v1/price_book_account_assignments", { method: "POST", body });
    expect(last(await costs(ACME), CUSTOM)).toBe(11_005_500);
    await client.control("/clock", { now: "2026-06-03T12:00:00Z" });
    expect((await costs(ACME)).get(CUSTOM)?.slice(-2)).toEqual([11_005_500, null]);
  });

  test("a flat credit takes no more than is spent, and the rest rolls over", async () => {
    await withoutBook(ACME);
    const spent = last(await costs(ACME), "total");
    const credit = { ...custom, rule_action: "flat_fee", type: "credit", frequency: "one_time" };
    await client.control("/clock", { now: "2026-06-30T23:00:00Z" });
    const whole = (await costs(ACME)).get("total")?.at(-2) ?? 0;
    await client.control("/clock", { now: "2026-05-31T23:00:00Z" });
    await send("POST", "", { ...credit, apply_flat_fee_cost: whole / 10_000 + 100 });
    expect(last(await costs(ACME), "total")).toBe(0);
    expect(last(await costs(ACME), CUSTOM)).toBe(-spent);
    await client.control("/clock", { now: "2026-06-30T23:00:00Z" });
    expect((await costs(ACME)).get(CUSTOM)?.slice(-2)).toEqual([-whole, -1_000_000]);
  });

  test("days make up the month with rules too, and statements follow", async () => {
    await send("POST", "", custom);
    await send("POST", "", { ...custom, name: "Fee", rule_action: "flat_fee", apply_flat_fee_cost: 250 });
    await client.control("/clock", { now: "2026-06-01T00:00:00Z" });
    const { json } = await client.cloudHealth(
      `/olap_reports/cost/history?client_api_id=${ACME}&dimensions[]=time&interval=daily`,
    );
    const days = (json as { data: number[][] }).data.slice(1).map((cell) => Math.round((cell[0] ?? 0) * 10_000));
    const may = (await costs(ACME)).get("total")?.at(-2) ?? 0;
    expect(days.reduce((sum, day) => sum + day, 0)).toBe(may);
    const answer = await client.cloudHealth(`/v1/customer_statements?client_api_id=${ACME}&billing_period=2026-05`);
    const { billing_artifacts: statements } = answer.json as { billing_artifacts: { total_amount: number }[] };
    const cents = statements.reduce((sum, { total_amount: total }) => sum + Math.round(total * 100), 0);
    expect(cents).toBe(Math.round(may / 100));
  });
});

describe("support rules", () => {
  const supportOf = async (): Promise<number> => last(await costs(ACME), "support_direct");

  test("a rule replaces the support lines: a flat fee per account, nothing where it suppresses, tiers by spend", async () => {
    await withoutBook(ACME);
    await client.control("/clock", { now: "2026-06-01T00:00:00Z" });
    const rule = { ...support, rule_action: "flat_fee", flat_fee_cost: 200 };
    const { json } = await send("POST", "", rule);
    await client.control("/clock", { now: "2026-06-30T23:59:59Z" });
    const accounts = 5;
    expect(Math.abs((await supportOf()) / (accounts * 2_000_000) - 1)).toBeLessThan(0.01);
    await send("DELETE", `/${json.id}`);
    await client.control("/clock", { now: "2026-06-30T23:59:59Z" });
    await send("POST", "", { ...support, rule_action: "suppress_charge" });
    expect((await costs(ACME)).get("support_direct")?.at(-1)).toBeNull();
  });

  test("a family's support is worked out on the whole family", async () => {
    await withoutBook(BOREALIS);
    const pricing_info = {
      min_fee: 1,
      min_spend_range: [0, 10_000, 80_000, 250_000],
      min_spend_rate: [10, 10, 10, 10],
    };
    const rule = { ...support, rule_action: "custom_tier", rule_scope: "per_billing_family", pricing_info };
    await send("POST", "", { ...rule, add_target_customers: [BOREALIS] });
    const all = await costs(BOREALIS);
    const services = last(all, "total") - last(all, "support_direct");
    expect(Math.abs(last(all, "support_direct") / (services / 10) - 1)).toBeLessThan(0.0001);
  });

  test("a customer has one support rule, and all of them is everybody's", async () => {
    await send("POST", "", support);
    const second = { ...support, name: "Second" };
    expect(await send("POST", "", second)).toMatchObject({
      status: 422,
      json: { errors: [expect.stringContaining("3947")] },
    });
    expect((await send("POST", "", { ...second, add_target_customers: "all" })).status).toBe(422);
    expect((await send("POST", "", { ...second, add_target_customers: [BOREALIS] })).status).toBe(201);
  });
});

describe("the calls", () => {
  test.each([
    ["name", { name: "" }],
    ["cloud", { cloud: "gcp" }],
    ["billing_rule_type", { billing_rule_type: "custom_tier" }],
    ["rule_action", { rule_action: "list_price" }],
    ["product_name", { product_name: null }],
    ["product_description", { product_description: "" }],
    ["apply_rate_in_percentage", { apply_rate_in_percentage: undefined }],
    ["apply_rate_in_percentage", { apply_rate_in_percentage: 101 }],
    ["apply_rate_in_percentage", { apply_rate_in_percentage: {} }],
    ["apply_flat_fee_cost", { rule_action: "flat_fee" }],
    ["start_month", { start_month: "2026-5" }],
    ["frequency", { frequency: "daily" }],
    ["type", { type: "refund" }],
    ["add_target_customers", { add_target_customers: "some" }],
    ["customer 12", { add_target_customers: [12] }],
    ["add_csp_customers", { add_csp_customers: [ACME] }],
    ["add_target_customers", { cloud: "azure" }],
    ["flat_fee_cost", { ...support, rule_action: "flat_fee" }],
    ["charge_percentage_discount", { ...support, rule_action: "percentage_discount" }],
    ["pricing_info", { ...support, rule_action: "custom_tier" }],
    [
      "min_spend_range",
      {
        ...support,
        rule_action: "custom_tier",
        pricing_info: { min_fee: 1, min_spend_range: [0, 3, 2, 9], min_spend_rate: [1, 1, 1, 1] },
      },
    ],
    ["support_tier", { ...support, support_tier: "gold" }],
    ["rule_scope", { ...support, rule_scope: "per_galaxy" }],
  ])("a rule with a wrong %s is refused with its name", async (field, change) => {
    const { status, json } = await send("POST", "", { ...custom, ...change });
    expect([status, String(json.errors)]).toEqual([422, expect.stringContaining(field)]);
  });

  test("answers drop the verbs; a customer without accounts is not added; taking one from all leaves the rest", async () => {
    const { json } = await send("POST", "", { ...custom, add_target_customers: [ACME, COBALT] });
    expect(json).toMatchObject({
      target_customers: [ACME],
      rate_in_percentage: 5,
      start_month: "2026-05",
      type: "charge",
    });
    expect(Object.keys(json).filter((key) => /^(add|remove|apply)_/.test(key))).toEqual([]);
    const all = await send("PUT", `/${json.id}`, { add_target_customers: "all" });
    expect(all.json.target_customers).toBe("all");
    const rest = (await send("PUT", `/${json.id}`, { remove_target_customers: [ACME] })).json
      .target_customers as number[];
    expect([rest.includes(ACME), rest.includes(BOREALIS), rest.includes(COBALT)]).toEqual([false, true, false]);
    expect((await send("PUT", `/${json.id}`, { remove_target_customers: "all" })).json.target_customers).toEqual([]);
  });

  test("what a rule is stays fixed, its name stays unique, and a write back of the whole answer is accepted", async () => {
    const { json } = await send("POST", "", custom);
    await send("POST", "", { ...custom, name: "Other" });
    for (const change of [
      { cloud: "azure" },
      { billing_rule_type: "support" },
      { rule_action: "flat_fee" },
      { name: "Other" },
    ]) {
      expect((await send("PUT", `/${json.id}`, change)).status).toBe(422);
    }
    expect(await send("PUT", `/${json.id}`, json)).toEqual({ status: 200, json });
    expect(await send("GET", `/${json.id}`)).toEqual({ status: 200, json });
    expect((await send("DELETE", `/${json.id}`)).status).toBe(204);
    expect((await send("GET", `/${json.id}`)).status).toBe(404);
    expect((await send("PUT", "/x", {})).status).toBe(404);
    expect((await send("GET", "")).json).toMatchObject({ partner_billing_rules: [{ name: "Other" }] });
  });
});
