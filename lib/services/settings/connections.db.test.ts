import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { inTransaction, withScope } from "@/lib/db/client";
import { listLaneHealth, lockLane, putLane } from "@/lib/db/lane-rows";
import { ConnectionInput, ConnectionTrialInput } from "@/lib/domain/settings/connection-input";
import { databaseGate } from "@/lib/operations/database-gate";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { loadConnections } from "@/lib/services/settings/load-connections";
import { removeConnection } from "@/lib/services/settings/remove-connection";
import { saveConnection } from "@/lib/services/settings/save-connection";
import { tryConnection } from "@/lib/services/settings/try-connection";
import { seal } from "@/lib/support/envelope";
import { keyRing } from "@/lib/support/key-ring";
import { listOrganizations } from "@/lib/upstreams/cloudmc/organizations-api";
import { listReports } from "@/lib/upstreams/here/usage-reports-api";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const NOWHERE = "http://127.0.0.1:9";
const database = useDatabase();
useSandbox();
const sql = useSql(database);
const ADMIN = staffScope("admin", "Ada");
const sandboxed: Record<string, string> = {};

beforeAll(() => {
  Object.assign(sandboxed, {
    cloudmc: process.env.CLOUDMC_URL,
    key: process.env.CLOUDMC_API_KEY,
    address: process.env.HERE_USAGE_URL,
    "token-address": process.env.HERE_TOKEN_URL,
    realm: process.env.HERE_REALM_ID,
    "key-id": process.env.HERE_ACCESS_KEY_ID,
    "key-secret": process.env.HERE_ACCESS_KEY_SECRET,
  });
  Object.assign(process.env, { CLOUDMC_URL: NOWHERE, HERE_USAGE_URL: NOWHERE, HERE_REALM_ID: "elsewhere" });
});

beforeEach(async () => {
  await openLanes(sql);
  await sql("DELETE FROM upstream_connection");
  await sql("DELETE FROM audit_entry").catch(() => undefined);
});

const cloudmc = (parts: Record<string, string>) => ({ upstream: "cloudmc" as const, parts });
const whole = () => cloudmc({ address: sandboxed.cloudmc ?? "", key: sandboxed.key ?? "" });
const draft = (typed: ReturnType<typeof cloudmc>, version = 0, id: string = randomUUID()) =>
  ConnectionInput.parse({ ...typed, version, id });
const tried = (typed: ReturnType<typeof cloudmc>) => tryConnection(ADMIN, ConnectionTrialInput.parse(typed));
const read = async () => (await listOrganizations((await upstreamClients(SYSTEM)).cloudmc)).length;

test("what is entered wins over the environment from the next piece of work on, and the environment holds again after it", async () => {
  await expect(read()).rejects.toThrow(/unreachable/);
  expect(await saveConnection(ADMIN, draft(whole()))).toEqual({ ok: true, value: null });
  expect(await read()).toBeGreaterThan(0);
  const [saved] = (await loadConnections(ADMIN)).filter(({ upstream }) => upstream === "cloudmc");
  expect(saved).toMatchObject({ version: 1, origin: { at: "portal", byName: "Ada", isReadable: true } });
  expect(saved?.parts.map(({ value }) => value)).toEqual([sandboxed.cloudmc, "••••-7Q2"]);
  const removal = { upstream: "cloudmc" as const, version: 1, id: randomUUID() };
  expect(await removeConnection(ADMIN, removal)).toEqual({ ok: true, value: null });
  await expect(read()).rejects.toThrow(/unreachable/);
  expect(await removeConnection(ADMIN, { ...removal, version: 2, id: randomUUID() })).toMatchObject({
    refusal: { code: "connection-of-environment" },
  });
});

test("HERE is reached with its own token address, realm and pair of keys", async () => {
  const { cloudmc: _, key: __, ...parts } = sandboxed;
  const typed = { upstream: "here" as const, parts };
  expect(await tryConnection(ADMIN, ConnectionTrialInput.parse(typed))).toMatchObject({
    value: { at: "answered", count: null },
  });
  await saveConnection(ADMIN, ConnectionInput.parse({ ...typed, version: 0, id: randomUUID() }));
  const { here } = await upstreamClients(SYSTEM);
  expect(here.realmId).toBe(sandboxed.realm);
  await listReports(here, 1);
});

test("a kept key is used where its field is empty, and goes to no other address, to try it or to keep it", async () => {
  await saveConnection(ADMIN, draft(whole()));
  const same = cloudmc({ address: sandboxed.cloudmc ?? "", key: "" });
  const moved = cloudmc({ address: NOWHERE, key: "" });
  expect(await tried(same)).toMatchObject({ value: { at: "answered", count: await read() } });
  expect(await saveConnection(ADMIN, draft(same, 1))).toMatchObject({ ok: true });
  const needed = { ok: false, refusal: { code: "key-needed", part: "key" } };
  expect(await tried(moved)).toEqual(needed);
  expect(await saveConnection(ADMIN, draft(moved, 2))).toEqual(needed);
  expect(await read()).toBeGreaterThan(0);
});

test("the environment's key is not taken over by an address that somebody enters", async () => {
  const needed = { refusal: { code: "key-needed" } };
  expect(await tried(cloudmc({ address: NOWHERE }))).toMatchObject(needed);
  expect(await saveConnection(ADMIN, draft(cloudmc({ address: NOWHERE })))).toMatchObject(needed);
});

test("a try tells what came back, saves nothing and troubles nobody", async () => {
  expect(await tried(cloudmc({ ...whole().parts, key: "not-the-key" }))).toMatchObject({
    value: { at: "failed", trouble: "credentials", status: 401 },
  });
  expect(await tried(cloudmc({ address: NOWHERE, key: "any" }))).toMatchObject({ value: { trouble: "unreachable" } });
  expect(await sql("SELECT * FROM upstream_connection")).toEqual([]);
  const health = await withScope(ADMIN, listLaneHealth);
  expect(health.map(({ trouble, breaker }) => [trouble, breaker])).toEqual(Array(3).fill([null, "closed"]));
});

test("sent twice it is one change, and who decides from what is no more is told so", async () => {
  const [id, other] = [randomUUID(), randomUUID()];
  expect(await saveConnection(ADMIN, draft(whole(), 0, id))).toMatchObject({ ok: true });
  expect(await saveConnection(ADMIN, draft(whole(), 0, id))).toMatchObject({ ok: true });
  expect(await saveConnection(ADMIN, draft(whole(), 0, other))).toMatchObject({
    refusal: { code: "connection-changed" },
  });
  expect(await sql("SELECT version FROM upstream_connection")).toEqual([{ version: 1 }]);
});

test("nobody but an admin enters, tries or removes a connection", async () => {
  const denied = { ok: false, refusal: { code: "not-permitted" } };
  for (const scope of [staffScope("operator"), staffScope("analyst")]) {
    expect(await saveConnection(scope, draft(whole()))).toEqual(denied);
    expect(await tryConnection(scope, ConnectionTrialInput.parse(whole()))).toEqual(denied);
    expect(await removeConnection(scope, { upstream: "cloudmc", id: randomUUID(), version: 0 })).toEqual(denied);
  }
});

test("no key stands in clear in what is kept, shown or noted, and the trail names the fields", async () => {
  const key = "a-key-that-nobody-must-see-0042";
  await tried(cloudmc({ ...whole().parts, key }));
  await saveConnection(ADMIN, draft(cloudmc({ ...whole().parts, key })));
  const trail = await sql<{ verb: string; detail: object }>(
    "SELECT verb, detail FROM audit_entry WHERE subject = 'cloudmc' ORDER BY id DESC LIMIT 2",
  );
  expect(trail).toEqual([
    { verb: "connection:saved", detail: { fields: "address, key" } },
    { verb: "connection:tried", detail: { outcome: "credentials" } },
  ]);
  const kept = await sql("SELECT * FROM upstream_connection");
  expect(JSON.stringify([kept, trail, await loadConnections(ADMIN)])).not.toContain(key);
  expect(JSON.stringify(kept)).toContain("••••0042");
});

test("no key of the environment is shown whole either", async () => {
  const shown = JSON.stringify(await loadConnections(ADMIN));
  const keys = ["CLOUDHEALTH_API_KEY", "CLOUDMC_API_KEY", "HERE_ACCESS_KEY_SECRET"].map(
    (name) => process.env[name] ?? "",
  );
  expect(keys).not.toContain("");
  expect(keys.filter((key) => shown.includes(key))).toEqual([]);
});

test("a new connection begins with open lanes, whatever calls of the former one still come to", async () => {
  const former = databaseGate(SYSTEM, { upstream: "cloudmc", ratePerMinute: 1_000, version: 0 });
  await inTransaction(SYSTEM, async (db) => {
    const lane = await lockLane(db, "cloudmc");
    await putLane(db, "cloudmc", { ...lane, breaker: "locked", trouble: "credentials", troubleSince: Date.now() });
  });
  await saveConnection(ADMIN, draft(whole()));
  const health = async () => (await withScope(ADMIN, listLaneHealth)).find(({ upstream }) => upstream === "cloudmc");
  expect(await health()).toMatchObject({ breaker: "closed", trouble: null });
  await former.settle({ trouble: "credentials", retryAfterMs: null });
  expect(await health()).toMatchObject({ breaker: "closed", trouble: null });
  await databaseGate(SYSTEM, { upstream: "cloudmc", ratePerMinute: 1_000, version: 1 }).settle({
    trouble: "credentials",
    retryAfterMs: null,
  });
  expect(await health()).toMatchObject({ breaker: "locked", trouble: { reason: "credentials" } });
});

test("where the secret is gone nothing is sent, not with the environment's key either, until keys are entered again", async () => {
  await saveConnection(ADMIN, draft(whole()));
  const lost = keyRing({ secret: "a secret that is known here no more" });
  const place = { table: "upstream_connection", row: "cloudmc", column: "keys" };
  await sql("UPDATE upstream_connection SET keys = $1, version = 20", [seal('{"key":"gone"}', place, lost)]);
  await expect(read()).rejects.toThrow(/credentials \(sealed\)/);
  const [shown] = (await loadConnections(ADMIN)).filter(({ upstream }) => upstream === "cloudmc");
  expect(shown?.origin).toMatchObject({ at: "portal", isReadable: false });
  const same = cloudmc({ address: sandboxed.cloudmc ?? "" });
  expect(await saveConnection(ADMIN, draft(same, 20))).toMatchObject({ refusal: { code: "key-unreadable" } });
  expect(await saveConnection(ADMIN, draft(whole(), 20))).toMatchObject({ ok: true });
  expect(await read()).toBeGreaterThan(0);
});
