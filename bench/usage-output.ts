import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { createGunzip } from "node:zlib";
import { NO_USAGE_FILTERS } from "@/lib/domain/usage/usage-report";
import { type HereClient, hereClient } from "@/lib/upstreams/here/client";
import { loadReportStatus, openReportOutput, requestUsageReport } from "@/lib/upstreams/here/usage-reports-api";
import { sandboxEnvironment } from "../scripts/stack/sandbox-environment";
import type { SandboxProcess } from "./sandbox-process";

const GROUPS = ["appId", "project", "billingTag"];
const POLL_MS = 500;

/** The whole month before this one, day by day and as finely grouped as can be: how many rows, in how many seconds. */
export async function timeUsageOutput(
  sandbox: SandboxProcess,
  signal: AbortSignal,
): Promise<{ rows: number; seconds: number }> {
  const { client, id } = await completedReport(sandbox, signal);
  const since = performance.now();
  const file = Readable.from(await openReportOutput(client, id)).pipe(createGunzip());
  let lines = 0;
  for await (const chunk of file) {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  }
  return { rows: lines - 1, seconds: (performance.now() - since) / 1000 };
}

/** The same report's file, as it comes, and whose it is. */
export async function openUsageOutput(
  sandbox: SandboxProcess,
  signal: AbortSignal,
): Promise<{ output: AsyncIterable<Uint8Array>; realm: string }> {
  const { client, id } = await completedReport(sandbox, signal);
  return { output: await openReportOutput(client, id), realm: client.realmId };
}

export function monthBefore(): { from: string; to: string } {
  const now = new Date();
  const month = (back: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
  return { from: month(1).toISOString().slice(0, 10), to: month(0).toISOString().slice(0, 10) };
}

function clientOf({ place }: SandboxProcess): HereClient {
  const keys = sandboxEnvironment(place, ["here"]);
  return hereClient({
    usageUrl: place.here,
    tokenUrl: place.hereToken,
    accessKeyId: keys.HERE_ACCESS_KEY_ID ?? "",
    accessKeySecret: keys.HERE_ACCESS_KEY_SECRET ?? "",
    realmId: keys.HERE_REALM_ID ?? "",
    gate: { enter: async () => undefined, settle: async () => undefined },
  });
}

async function completedReport(
  sandbox: SandboxProcess,
  signal: AbortSignal,
): Promise<{ client: HereClient; id: string }> {
  const client = clientOf(sandbox);
  const made = await requestUsageReport(client, {
    ...monthBefore(),
    detailLevel: "day",
    groupBy: GROUPS,
    ...NO_USAGE_FILTERS,
    subAccounts: [],
    requestId: randomUUID(),
  });
  if (made.at !== "accepted") throw new Error(`The report was not made: ${JSON.stringify(made)}`);
  for (;;) {
    const { state } = await loadReportStatus(client, made.value.hereId);
    if (state === "completed") return { client, id: made.value.hereId };
    await pause(POLL_MS, undefined, { signal });
  }
}
