import { spawn } from "node:child_process";
import { z } from "zod";
import { findPartnerOrganization } from "@/lib/domain/pricing/organization";
import { monthOf, shiftMonth } from "@/lib/domain/values/month";
import { cloudmcClient } from "@/lib/upstreams/cloudmc/client";
import { listOrganizations } from "@/lib/upstreams/cloudmc/organizations-api";
import { ROOT } from "../scripts/stack/project";
import { sandboxEnvironment } from "../scripts/stack/sandbox-environment";
import { WORKER_FLAGS } from "../scripts/stack/worker-flags";
import { outputOf } from "./output-of";
import { type SandboxProcess, startSandboxProcess } from "./sandbox-process";
import type { BenchDatabase } from "./sync-database";

/** Some customers have no organization of their own. */
const LARGE = ["--seed", "1", "--customers", "6500", "--accounts", "100000", "--rate-limit", "off"];
const LONGEST_MS = 120_000;

const Read = z.object({
  organizations: z.number(),
  discrepancies: z.number(),
  seconds: z.number(),
  peakMb: z.number(),
});

/**
 * All organizations' prices of a month, by a process like the worker. The emulator works its answer out at the first
 * reading, which is therefore told apart.
 */
export async function readLargeAnswer(database: BenchDatabase): Promise<Record<string, number>> {
  const sandbox = await startSandboxProcess(LARGE);
  try {
    const key = `${await partnerOrganization(sandbox)}/${shiftMonth(monthOf(new Date()), -1)}`;
    const environment = { ...database.environment, ...sandboxEnvironment(sandbox.place) };
    const first = await readOnce(key, environment);
    const again = await readOnce(key, environment);
    return {
      answer_organizations: again.organizations,
      answer_discrepancies: again.discrepancies,
      answer_first_seconds: first.seconds,
      answer_seconds: again.seconds,
      answer_peak_mb: Math.max(first.peakMb, again.peakMb),
    };
  } finally {
    await sandbox.stop();
  }
}

async function partnerOrganization({ place }: SandboxProcess): Promise<string> {
  const client = cloudmcClient({
    url: place.cloudmc,
    apiKey: sandboxEnvironment(place).CLOUDMC_API_KEY ?? "",
    gate: { enter: async () => undefined, settle: async () => undefined },
  });
  const partner = findPartnerOrganization(await listOrganizations(client));
  if (partner === null) throw new Error("No organization is a reseller");
  return partner.id;
}

async function readOnce(key: string, environment: Record<string, string>): Promise<z.output<typeof Read>> {
  const child = spawn(process.execPath, [...WORKER_FLAGS, "bench/large-answer-once.ts", key], {
    cwd: ROOT,
    env: { ...process.env, ...environment, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return Read.parse(JSON.parse(await outputOf(child, /^\{"organizations".*\}$/m, LONGEST_MS)));
}
