import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { createGunzip } from "node:zlib";
import { type HereClient, hereClient } from "@/lib/upstreams/here/client";
import { loadReportStatus, openReportOutput, requestUsageReport } from "@/lib/upstreams/here/usage-reports-api";
import { sandboxEnvironment } from "../scripts/stack/sandbox-environment";
import type { SandboxProcess } from "./sandbox-process";

const GROUPS = ["appId", "project", "billingTag"];
const POLL_MS = 500;

/** The whole month before this one, day by day and as finely grouped as can be: how many rows, in how many seconds. */
export async function timeUsageOutput(
  { place }: SandboxProcess,
  signal: AbortSignal,
): Promise<{ rows: number; seconds: number }> {
  const keys = sandboxEnvironment(place, ["here"]);
  const client = hereClient({
    usageUrl: place.here,
    tokenUrl: place.hereToken,
    accessKeyId: keys.HERE_ACCESS_KEY_ID ?? "",
    accessKeySecret: keys.HERE_ACCESS_KEY_SECRET ?? "",
    realmId: keys.HERE_REALM_ID ?? "",
    gate: { enter: async () => undefined, settle: async () => undefined },
  });
  const id = await completedReport(client, signal);
  const since = performance.now();
  const file = Readable.from(await openReportOutput(client, id)).pipe(createGunzip());
  let lines = 0;
  for await (const chunk of file) {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  }
  return { rows: lines - 1, seconds: (performance.now() - since) / 1000 };
}

async function completedReport(client: HereClient, signal: AbortSignal): Promise<string> {
  const now = new Date();
  const month = (back: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
  const made = await requestUsageReport(client, {
    from: month(1).toISOString().slice(0, 10),
    to: month(0).toISOString().slice(0, 10),
    subAccounts: [],
    detailLevel: "day",
    groupBy: GROUPS,
    billingTag: null,
    category: null,
    requestId: randomUUID(),
  });
  if (made.at !== "accepted") throw new Error(`The report was not made: ${JSON.stringify(made)}`);
  for (;;) {
    const { state } = await loadReportStatus(client, made.value.hereId);
    if (state === "completed") return made.value.hereId;
    await pause(POLL_MS, undefined, { signal });
  }
}
