import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { hash } from "./dice";
import { plainCopy } from "./testing/plain-copy";
import { SandboxProcess } from "./testing/sandbox-process";

const folders = mkdtempSync(join(tmpdir(), "sandbox-survival-"));
const started: SandboxProcess[] = [];
afterAll(async () => {
  await Promise.all(started.map((one) => one.end("SIGKILL")));
  rmSync(folders, { recursive: true });
});

let server = "";
beforeAll(() => {
  server = plainCopy(join(folders, "copy"));
});

async function start(given: readonly string[]): Promise<SandboxProcess> {
  const sandbox = await SandboxProcess.start(server, given);
  started.push(sandbox);
  return sandbox;
}

const NOON = "2026-09-10T12:00:00Z";
const ASKED = [
  "/v1/customers?per_page=100",
  "/v1/aws_accounts?per_page=100&page=2",
  "/v1/aws_account_assignments?per_page=100",
  "/v2/aws_account_assignments?per_page=100",
  "/olap_reports/cost/history?dimensions[]=time&dimensions[]=AWS-Service-Category&measures[]=cost",
  "/olap_reports/cost/history?dimensions[]=time&dimensions[]=AWS-Account&measures[]=cost&client_api_id=3948",
];

/** All a sandbox tells of its world, at one moment of its clock. */
async function told(sandbox: SandboxProcess): Promise<string[]> {
  await sandbox.control("/clock", { now: NOON });
  const report = "/reports/customers?start_date=2026-08-01T00:00:00.000Z&end_date=2026-08-31T23:59:59.999Z";
  const answers = [
    ...(await Promise.all(ASKED.map((path) => sandbox.cloudHealth("GET", path)))),
    await sandbox.cloudMc("/organizations"),
    await sandbox.cloudMc(report),
  ];
  return [await sandbox.text("/store"), ...(await Promise.all(answers.map((answer) => answer.text())))];
}

test("the same seed gives the same store and the same answers in two processes, another seed other ones", async () => {
  const [one, same, other] = await Promise.all([
    start(["--seed", "9"]),
    start(["--seed", "9"]),
    start(["--seed", "10"]),
  ]);
  const [first = [], second = [], third = []] = [await told(one), await told(same), await told(other)];
  expect(second).toEqual(first);
  for (const [at, text] of third.entries()) {
    expect(text.length, text).toBeGreaterThan(200);
    expect(text === first[at], `answer ${at}`).toBe(false);
  }
  await Promise.all([one, same, other].map((each) => each.end("SIGTERM")));
}, 60_000);

const CHAINS = [1, 2, 3];
const KILLS_A_CHAIN = 10;
const WRITES = 6;

const Stored = z.object({
  customers: z.array(z.object({ id: z.number(), name: z.string() })),
  accounts: z.array(z.object({ ownerId: z.string().nullable() })),
  assignments: z.array(z.object({ id: z.number(), ownerId: z.string() })),
});

const ADDRESS = { street1: "2 Quay Rd", city: "Springfield", state: "MA", zipcode: "01234", country: "US" };

/** One write of some kind; refused or not, whatever was answered must stay. */
async function writeSomething(sandbox: SandboxProcess, draw: (limit: number) => number, name: string): Promise<void> {
  const { assignments, accounts } = Stored.parse(JSON.parse(await sandbox.text("/store")));
  const body = { name, address: ADDRESS, classification: "managed_without_access" };
  const choices = [
    () => sandbox.cloudHealth("PUT", "/v1/customers/3947", { name }),
    () => sandbox.cloudHealth("POST", "/v1/customers", body),
    () => sandbox.cloudHealth("DELETE", `/v1/aws_account_assignments/${assignments[draw(assignments.length)]?.id}`),
    () => {
      const owner_id = accounts[draw(accounts.length)]?.ownerId;
      return sandbox.cloudHealth("POST", "/v1/aws_account_assignments", { owner_id, customer_id: 3947 });
    },
    () => sandbox.control("/edits", { op: "billing", customerId: 3948, enabled: draw(2) === 0 }),
    () => sandbox.control("/rows", { put: { counters: [{ id: "customers", next: 5_000 + draw(1_000) }] } }),
  ];
  const answer = await (choices[draw(choices.length)] ?? choices[0])?.();
  expect([200, 201, 204, 404, 422]).toContain(answer?.status);
}

/** Renames one customer over and over until the sandbox is gone; the last name that was answered is told. */
async function renameUntilKilled(sandbox: SandboxProcess, prefix: string): Promise<number> {
  let answered = -1;
  for (let at = 0; ; at += 1) {
    const answer = await sandbox
      .cloudHealth("PUT", "/v1/customers/3954", { name: `${prefix} ${at}` })
      .catch(() => null);
    if (answer === null || (await answer.text().catch(() => null)) === null) return answered;
    answered = at;
  }
}

/** As much of a line as had reached the disk when the sandbox died. */
function tearLastLine(folder: string, draw: (limit: number) => number): void {
  const file = join(folder, "journal.jsonl");
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  const last = lines.at(-1) ?? "";
  appendFileSync(file, last.slice(0, 1 + draw(last.length)));
}

describe("killed as a machine kills", () => {
  test.concurrent.each(CHAINS)(
    `what was answered before each of ${KILLS_A_CHAIN} kills is there after it (%i)`,
    async (chain) => {
      let drawn = 0;
      const draw = (limit: number) => {
        drawn += 1;
        return hash(chain, drawn, 77) % Math.max(1, limit);
      };
      const folder = join(folders, `chain-${chain}`);
      const given = ["--seed", String(chain), "--state", folder];
      let sandbox = await start(given);
      for (let kill = 0; kill < KILLS_A_CHAIN; kill += 1) {
        for (let at = 0; at < WRITES; at += 1) await writeSomething(sandbox, draw, `Written ${chain} ${kill} ${at}`);
        const prefix = `Renamed ${kill}`;
        const isWriting = kill % 2 === 1;
        const renaming = isWriting ? renameUntilKilled(sandbox, prefix) : null;
        if (isWriting) await pause(5 + draw(40));
        const before = isWriting ? null : await sandbox.text("/store");
        await sandbox.end("SIGKILL");
        const answered = await renaming;
        if (kill % 3 !== 0) tearLastLine(folder, draw);
        sandbox = await start(given);
        const after = await sandbox.text("/store");
        if (before !== null) expect(after === before, `state of kill ${kill}`).toBe(true);
        const name = Stored.parse(JSON.parse(after)).customers.find(({ id }) => id === 3954)?.name ?? "";
        if (answered !== null && answered >= 0) {
          expect([`${prefix} ${answered}`, `${prefix} ${answered + 1}`]).toContain(name);
        }
      }
      await sandbox.end("SIGTERM");
    },
    120_000,
  );
});

test("a state that was damaged before its last line is refused in one sentence", async () => {
  const folder = join(folders, "damaged");
  const first = await start(["--state", folder]);
  await first.cloudHealth("PUT", "/v1/customers/3947", { name: "Acme North" });
  await first.end("SIGKILL");
  const file = join(folder, "journal.jsonl");
  writeFileSync(file, `{"changes":[${readFileSync(file, "utf8")}`);
  await expect(start(["--state", folder])).rejects.toThrow("ended before it was ready");
});
