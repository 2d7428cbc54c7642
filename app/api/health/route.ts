import { systemScope } from "@/lib/auth/system-scope";
import { loadSyncStatus } from "@/lib/services/sync/load-sync-status";

export const dynamic = "force-dynamic";

/** For load balancers and for the starter: whether the database answers, and how the first reading of lists goes. */
export async function GET(): Promise<Response> {
  try {
    const { run, readAt } = await loadSyncStatus(systemScope("health"));
    const sync = readAt
      ? { state: "done" }
      : { state: run?.state ?? "waiting", step: run?.step, done: run?.done, total: run?.total };
    return Response.json({ ok: true, sync }, { headers: { "Cache-Control": "no-store" } });
  } catch {
    return Response.json({ ok: false }, { status: 503, headers: { "Cache-Control": "no-store" } });
  }
}
