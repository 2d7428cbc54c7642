import { queryOptions } from "@tanstack/react-query";
import type { SyncStatus } from "@/lib/domain/sync/sync-run";

const WATCH_RUNNING_MS = 1_000;
const WATCH_IDLE_MS = 30_000;

async function askSync(signal: AbortSignal): Promise<SyncStatus> {
  const response = await fetch("/api/sync", { signal });
  if (!response.ok) throw new Error(`The sync's status answered ${response.status}`);
  return (await response.json()) as SyncStatus;
}

/** How the reading of lists goes: watched closely while it runs. */
export function syncStatus(first: SyncStatus) {
  return queryOptions({
    queryKey: ["staff", "sync"],
    queryFn: ({ signal }) => askSync(signal),
    initialData: first,
    refetchInterval: ({ state }) => (state.data?.run?.state === "running" ? WATCH_RUNNING_MS : WATCH_IDLE_MS),
  });
}
