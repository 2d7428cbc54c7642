import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { ScenarioKeepInput } from "@/lib/domain/pricing/saved-scenario";
import { customerId } from "@/lib/domain/values/customer-id";
import { deleteScenario } from "@/lib/services/scenarios/delete-scenario";
import { keepScenario } from "@/lib/services/scenarios/keep-scenario";
import { loadScenario, loadScenarios } from "@/lib/services/scenarios/load-scenarios";
import { useDatabase } from "@/scripts/testing/database";
import { staffScope, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
const OLA = staffScope("operator", "Ola");
const ANA = staffScope("analyst", "Ana");
const ADA = staffScope("admin", "Ada");

beforeEach(() => sql("truncate price_scenario"));

const tier = (price: string, more = {}) => ({
  mode: "per-unit" as const,
  lower: "0",
  upper: null,
  price,
  chunkSize: null,
  ...more,
});
const given = (more = {}) => ({
  id: randomUUID(),
  version: 0,
  name: "Ten per cent off",
  customer: "3947",
  month: "2026-10",
  shared: false,
  scenario: { prices: [{ appliedPricing: "p1", sku: "IP", tiers: [tier("0.9")] }], swaps: [] },
  ...more,
});
const keep = (scope: typeof OLA, more: ReturnType<typeof given>) => keepScenario(scope, ScenarioKeepInput.parse(more));

test("a scenario is kept with its prices exact, and sent twice it is kept once", async () => {
  const first = given({
    scenario: { prices: [{ appliedPricing: "p1", sku: "IP", tiers: [tier("0.00000010")] }], swaps: [] },
  });
  expect(await keep(OLA, first)).toEqual({ ok: true, value: { id: first.id, version: 1 } });
  expect(await keep(OLA, first)).toEqual({ ok: true, value: { id: first.id, version: 1 } });
  expect((await loadScenario(OLA, first.id))?.scenario.prices[0]?.tiers[0]?.price).toBe("0.0000001");
  expect(await loadScenarios(OLA)).toMatchObject([{ name: "Ten per cent off", version: 1, isOwn: true }]);
});

test("a change names the version it was made from; what came between is not written over", async () => {
  const first = given();
  await keep(OLA, first);
  const second = { ...first, version: 1, name: "Second" };
  expect(await keep(OLA, second)).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await keep(OLA, second)).toMatchObject({ ok: true, value: { version: 2 } });
  const late = { ...first, version: 1, name: "Late" };
  expect(await keep(OLA, late)).toEqual({ ok: false, refusal: { code: "scenario-changed" } });
  expect((await loadScenario(OLA, first.id))?.name).toBe("Second");
});

test("the others see what is shared and change nothing; an admin deletes what is shared", async () => {
  const [shared, own] = [given({ shared: true }), given()];
  await keep(OLA, shared);
  await keep(OLA, own);
  expect((await loadScenarios(ANA)).map(({ id }) => id)).toEqual([shared.id]);
  expect(await loadScenario(ANA, own.id)).toBeNull();
  const refused = { ok: false, refusal: { code: "scenario-not-yours" } };
  expect(await keep(ANA, { ...shared, version: 1, name: "Mine now" })).toEqual(refused);
  expect(await deleteScenario(ANA, { id: shared.id })).toEqual(refused);
  expect(await deleteScenario(ADA, { id: own.id })).toEqual(refused);
  expect(await deleteScenario(ADA, { id: shared.id })).toMatchObject({ ok: true });
  expect(await loadScenario(OLA, shared.id)).toBeNull();
});

test("tiers that are no price are not kept", async () => {
  const unlawful = given({
    scenario: { prices: [{ appliedPricing: "p1", sku: "IP", tiers: [tier("1", { upper: "0" })] }], swaps: [] },
  });
  expect(await keep(OLA, unlawful)).toEqual({ ok: false, refusal: { code: "unlawful-tiers", sku: "IP" } });
  expect(await loadScenarios(OLA)).toEqual([]);
});

test("a customer's own people cannot read them", async () => {
  await expect(
    withScope(viewerScope(customerId("3947")), (db) => db.$queryRaw`select count(*) from price_scenario`),
  ).rejects.toThrow(/permission denied/);
});
