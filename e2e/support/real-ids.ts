import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { ACME } from "./people";
import { runEnvironment } from "./run-environment";
import { freeAccounts, storedAssignments } from "./sandbox";

interface Made {
  readonly batchId: string;
  readonly operationId: string;
  readonly planId: string;
  readonly importId: string;
  readonly reportId: string;
}

export interface RealIds extends Made {
  readonly customerId: string;
  readonly owner: string;
  /** An account that nobody holds. */
  readonly free: string;
  readonly runId: string;
  readonly personId: string;
  readonly upstream: string;
  readonly entryId: string;
}

let known: RealIds | null = null;

/** Ids of things that are there, so that an answer is about who asks and not about what is missing. */
export async function realIds(staff: Page): Promise<RealIds> {
  const held = (await storedAssignments()).find(({ customerId }) => String(customerId) === ACME);
  const [free] = await freeAccounts();
  known ??= {
    ...make(),
    customerId: ACME,
    owner: held?.ownerId ?? "",
    free: free?.owner ?? "",
    runId: await latestRun(staff),
    personId: await firstPerson(staff),
    upstream: "cloudmc",
    entryId: await latestEntry(staff),
  };
  return known;
}

function make(): Made {
  const command = ["--conditions=react-server", "--import", "tsx", "scripts/testing/make-real-things.ts", ACME];
  const said = execFileSync(process.execPath, command, {
    env: { ...process.env, ...runEnvironment() },
    encoding: "utf8",
  });
  return JSON.parse(said.slice(said.lastIndexOf("{")));
}

async function latestRun(staff: Page): Promise<string> {
  const page = await (await staff.request.get("/activity?view=runs")).text();
  const id = /\/activity\/runs\/([0-9a-f-]{36})/.exec(page)?.[1];
  if (!id) throw new Error("No reading is listed");
  return id;
}

async function latestEntry(staff: Page): Promise<string> {
  const page = await (await staff.request.get("/activity?view=audit")).text();
  const id = /\/activity\/audit\/(\d+)/.exec(page)?.[1];
  if (!id) throw new Error("Nothing is in the audit");
  return id;
}

async function firstPerson(staff: Page): Promise<string> {
  const page = await (await staff.request.get("/settings/people")).text();
  const id = /\/settings\/people\/([0-9a-f-]{36})/.exec(page)?.[1];
  if (!id) throw new Error("Nobody is listed");
  return id;
}
