import "server-only";
import { withScope } from "@/lib/db/client";
import {
  findUsagePart,
  notePartFailed,
  notePartKeeping,
  notePartPolled,
  type WatchedPart,
} from "@/lib/db/usage-part-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { nextPollInMs } from "@/lib/domain/usage/next-poll";
import { UnreadableReport } from "@/lib/domain/usage/unreadable-report";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { keepUsagePart } from "@/lib/services/usage/keep-usage-part";
import { settleKeptPart } from "@/lib/services/usage/settle-kept-part";
import { now } from "@/lib/support/clock";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { loadReportStatus } from "@/lib/upstreams/here/usage-reports-api";

/** Looks once how a requested part fares and keeps it when it is done. Answers in how long to look again, or null. */
export async function watchUsagePart(scope: SystemScope, partId: string): Promise<number | null> {
  const part = await withScope(scope, (db) => findUsagePart(db, partId));
  if (!part) return null;
  if (part.progress.at !== "requested" && part.progress.at !== "keeping") return null;
  try {
    return await look(scope, part, part.progress.hereId);
  } catch (error) {
    if (error instanceof UnreadableReport) return fetchOnceMore(scope, part, error);
    if (!(error instanceof UpstreamFailure)) throw error;
    return lookAgain(scope, part);
  }
}

/** A file may be damaged on its way, so one that is no report is fetched a second time before that is its end. */
async function fetchOnceMore(scope: SystemScope, part: WatchedPart, fault: UnreadableReport): Promise<number | null> {
  if (!fault.tooLarge && part.progress.at === "requested") return lookAgain(scope, part);
  await withScope(scope, (db) => notePartFailed(db, part.id, fault.tooLarge ? "too-large" : "unreadable"));
  return null;
}

async function look(scope: SystemScope, part: WatchedPart, hereId: string): Promise<number | null> {
  const { state } = await loadReportStatus((await upstreamClients(scope)).here, hereId);
  switch (state) {
    case "completed":
      await withScope(scope, (db) => notePartKeeping(db, part.id));
      await settleKeptPart(scope, part, await keepUsagePart(scope, { ...part, hereId }));
      return null;
    case "failed":
      await withScope(scope, (db) => notePartFailed(db, part.id, "upstream-failed"));
      return null;
    case "archived":
      await withScope(scope, (db) => notePartFailed(db, part.id, "archived"));
      return null;
    default:
      return lookAgain(scope, part);
  }
}

async function lookAgain(scope: SystemScope, part: WatchedPart): Promise<number | null> {
  await withScope(scope, (db) => notePartPolled(db, part.id));
  const since = part.watchedSince === null ? now().getTime() : Date.parse(part.watchedSince);
  const wait = nextPollInMs(part.polls, now().getTime() - since);
  if (wait === null) await withScope(scope, (db) => notePartFailed(db, part.id, "gave-up"));
  return wait;
}
