import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { ACME } from "./people";
import { freeAccounts, storedAssignments } from "./sandbox";

const RUN = path.resolve(".headwater-test/e2e/run.json");

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
  };
  return known;
}

function make(): Made {
  const { environment } = JSON.parse(readFileSync(RUN, "utf8"));
  const command = ["--conditions=react-server", "--import", "tsx", "scripts/testing/make-real-things.ts", ACME];
  const said = execFileSync(process.execPath, command, { env: { ...process.env, ...environment }, encoding: "utf8" });
  return JSON.parse(said.slice(said.lastIndexOf("{")));
}

async function latestRun(staff: Page): Promise<string> {
  const page = await (await staff.request.get("/activity?view=runs")).text();
  const id = /\/activity\/runs\/([0-9a-f-]{36})/.exec(page)?.[1];
  if (!id) throw new Error("No reading is listed");
  return id;
}
