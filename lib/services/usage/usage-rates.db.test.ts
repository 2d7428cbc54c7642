import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { UsageRateInput } from "@/lib/domain/usage/usage-rate";
import { customerId } from "@/lib/domain/values/customer-id";
import { dropUsageRate } from "@/lib/services/usage/drop-usage-rate";
import { keepUsageRate } from "@/lib/services/usage/keep-usage-rate";
import { loadUsageRates } from "@/lib/services/usage/load-usage-rates";
import { useDatabase } from "@/scripts/testing/database";
import { staffScope, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const sql = useSql(useDatabase());
const ADA = staffScope("admin", "Ada");

beforeEach(() => sql("truncate usage_rate, audit_entry"));

const tier = { mode: "per-unit", lower: "0", upper: null, price: "0.00000010", chunkSize: null };
const given = (more = {}) => ({
  id: randomUUID(),
  version: 0,
  feature: "hrn:here:service::org:maps",
  unit: "Transactions",
  currency: "eur",
  tiers: [tier],
  ...more,
});
const keep = (wanted: ReturnType<typeof given>, scope = ADA) => keepUsageRate(scope, UsageRateInput.parse(wanted));

test("a rate is kept exact, and sent twice it is kept and noted once", async () => {
  const first = given();
  expect(await keep(first)).toEqual({ ok: true, value: { id: first.id, version: 1 } });
  expect(await keep(first)).toEqual({ ok: true, value: { id: first.id, version: 1 } });
  expect(await loadUsageRates(ADA)).toMatchObject([
    { currency: "EUR", setByName: "Ada", tiers: [{ price: "0.0000001" }], version: 1 },
  ]);
  expect(await sql("select verb, subject from audit_entry")).toEqual([
    { verb: "usage-rate:set", subject: "Transactions" },
  ]);
});

test("a change names the version it was made from, and what came between is neither written over nor deleted", async () => {
  const first = given();
  await keep(first);
  expect(await keep({ ...first, version: 1, currency: "cad" })).toMatchObject({ ok: true, value: { version: 2 } });
  const changed = { ok: false, refusal: { code: "rate-changed" } };
  expect(await keep({ ...first, version: 1, currency: "usd" })).toEqual(changed);
  expect(await dropUsageRate(ADA, { id: first.id, version: 1 })).toEqual(changed);
  expect(await dropUsageRate(ADA, { id: first.id, version: 2 })).toMatchObject({ ok: true });
  expect(await keep({ ...first, version: 2 })).toEqual(changed);
  expect(await loadUsageRates(ADA)).toEqual([]);
});

test("a feature's value driver has one rate, whoever sets it and when", async () => {
  await keep(given({ feature: "" }));
  const twice = { ok: false, refusal: { code: "rate-twice", feature: null, unit: "Transactions" } };
  expect(await keep(given({ feature: " " }))).toEqual(twice);
  expect(await keep(given())).toMatchObject({ ok: true });
});

test("of two people who set the same one at once one is told that there is one", async () => {
  const units = Array.from({ length: 8 }, (_, at) => `unit ${at}`);
  const bo = staffScope("admin", "Bo");
  const pairs = await Promise.all(units.map((unit) => Promise.all([keep(given({ unit })), keep(given({ unit }), bo)])));
  for (const [at, pair] of pairs.entries()) {
    expect(pair.filter(({ ok }) => ok)).toHaveLength(1);
    const refusal = { code: "rate-twice", feature: "hrn:here:service::org:maps", unit: units[at] };
    expect(pair.filter(({ ok }) => !ok)).toEqual([{ ok: false, refusal }]);
  }
  expect(await loadUsageRates(ADA)).toHaveLength(units.length);
});

test("tiers that are no price are refused with their faults", async () => {
  const reversed = { ...tier, lower: "5", upper: "1" };
  expect(await keep(given({ tiers: [reversed] }))).toMatchObject({
    refusal: { code: "rate-tiers", faults: [{ code: "tier-reversed", at: 0 }] },
  });
});

test("only an admin sets and deletes rates, and customers read none", async () => {
  const first = given();
  expect(await keep(first, staffScope("operator"))).toMatchObject({ refusal: { code: "not-permitted" } });
  await keep(first);
  const drop = { id: first.id, version: 1 };
  expect(await dropUsageRate(staffScope("analyst"), drop)).toMatchObject({ refusal: { code: "not-permitted" } });
  const viewer = viewerScope(customerId("3947"));
  await expect(withScope(viewer, (db) => db.usageRate.findMany())).rejects.toThrow(/permission denied/);
});
