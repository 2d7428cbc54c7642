import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CLOUDHEALTH_KEY } from "../cloudhealth/access";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
});
beforeEach(async () => {
  await client.control("/reset", {});
});
afterAll(() => client.running.close());

const fault = (setting: object) => client.control("/faults", { upstream: "cloudhealth", route: "*", ...setting });
const read = () => client.cloudHealth("/v1/customers/3947");
const rename = () => client.cloudHealth("/v1/customers/3947", { method: "PUT", body: { name: "Acme North" } });
const storedName = () => client.running.sandbox.store.get("customers", 3947)?.name;

describe("faults", () => {
  test("a status answers in the upstream's own shape, as often as asked, after as many as skipped", async () => {
    expect(
      await fault({ route: "GET /v1/customers/:id", kind: "status", status: 503, times: 1, skip: 1 }),
    ).toMatchObject({ status: 201 });
    expect([(await read()).status, (await read()).status, (await read()).status]).toEqual([200, 503, 200]);
  });
  test("a fault on one route leaves the others alone", async () => {
    await fault({ route: "GET /v2/customers", kind: "status", status: 500 });
    expect((await read()).status).toBe(200);
  });
  test("reset, hang and truncate break the connection", async () => {
    for (const setting of [{ kind: "reset" }, { kind: "hang", delayMs: 50 }, { kind: "truncate" }]) {
      await fault({ ...setting, times: 1 });
      await expect(read(), setting.kind).rejects.toThrow();
    }
    expect((await read()).status).toBe(200);
  });
  test("execute-then-500 and execute-then-hang have done it all the same", async () => {
    await fault({ kind: "execute-then-500", times: 1 });
    expect((await rename()).status).toBe(500);
    expect(storedName()).toBe("Acme North");
    await client.control("/reset", {});
    await fault({ kind: "execute-then-hang", times: 1, delayMs: 50 });
    await expect(rename()).rejects.toThrow();
    expect(storedName()).toBe("Acme North");
  });
  test("an empty list answers well and says there is nothing", async () => {
    await fault({ kind: "empty-list", times: 1 });
    const answer = await client.cloudHealth("/v1/customers?per_page=2");
    expect([answer.json, answer.headers.get("X-Total"), answer.headers.get("Link")]).toEqual([
      { customers: [] },
      "0",
      null,
    ]);
  });
  test("html and slow", async () => {
    await fault({ kind: "html", times: 1 });
    expect((await read()).text).toContain("<html>");
    await fault({ kind: "slow", delayMs: 120, times: 1 });
    const start = Date.now();
    expect((await read()).status).toBe(200);
    expect(Date.now() - start).toBeGreaterThanOrEqual(110);
  });
  test("a setting that makes no sense is 400", async () => {
    expect((await fault({ kind: "explode" })).status).toBe(400);
  });
});

test("the request log shows method, template, query without keys and status", async () => {
  await client.send(
    `${client.running.addresses.cloudhealth}/v1/aws_accounts?api_key=${CLOUDHEALTH_KEY}&client_api_id=3947`,
  );
  const log = await client.control("/requests");
  expect(log.json).toMatchObject({
    requests: [
      {
        upstream: "cloudhealth",
        method: "GET",
        path: "/v1/aws_accounts",
        query: { client_api_id: ["3947"] },
        status: 200,
      },
    ],
  });
  expect(log.text).not.toContain(CLOUDHEALTH_KEY);
});

test("edits happen behind the portal's back and obey no rule", async () => {
  const held = client.running.sandbox.store.all("assignments")[0];
  expect((await client.control("/edits", { op: "delete-assignment", ownerId: held?.ownerId })).status).toBe(204);
  expect((await client.control("/edits", { op: "delete-assignment", ownerId: held?.ownerId })).status).toBe(404);
  await client.control("/edits", { op: "billing", customerId: 3947, enabled: false });
  expect((await read()).json).toMatchObject({ partner_billing_configuration: { enabled: false } });
});

describe("the process", () => {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-state-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function start() {
    const child = spawn(process.execPath, [
      "--import",
      "tsx",
      "sandbox/server.ts",
      "--port",
      "0",
      "--rate-limit",
      "off",
      "--state",
      folder,
    ]);
    const [line] = await once(child.stdout, "data");
    return { child, ready: JSON.parse(String(line)) as { ready: boolean; cloudhealth: string } };
  }
  const headers = { Authorization: `Bearer ${CLOUDHEALTH_KEY}`, "Content-Type": "application/json" };

  test("what was answered survives kill -9, and SIGTERM ends it with 0", async () => {
    const first = await start();
    const url = (ready: { cloudhealth: string }) => `${ready.cloudhealth}/v1/customers/3947`;
    expect((await client.send(url(first.ready), { method: "PUT", headers, body: { name: "Acme North" } })).status).toBe(
      200,
    );
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    const second = await start();
    expect((await client.send(url(second.ready), { headers })).json).toMatchObject({ name: "Acme North" });
    second.child.kill("SIGTERM");
    expect(await once(second.child, "exit")).toEqual([0, null]);
  });

  const refused: [string[], Record<string, string>][] = [
    [["--prot", "1"], {}],
    [[], { NODE_ENV: "production", ALLOW_LOOPBACK_UPSTREAMS: "" }],
  ];
  test.each(refused)("arguments %j with %j end it with one line and 2", async (given, env) => {
    const child = spawn(process.execPath, ["--import", "tsx", "sandbox/server.ts", ...given], {
      env: { ...process.env, ...env },
    });
    let said = "";
    child.stderr.on("data", (text) => {
      said += text;
    });
    expect((await once(child, "exit"))[0]).toBe(2);
    expect(said.trimEnd().split("\n")).toHaveLength(1);
  });
});
