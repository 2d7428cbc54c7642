import { queryOptions } from "@tanstack/react-query";
import { type BatchState, type BatchView, batchState } from "@/lib/domain/operations/batch";

const WATCH_MS = 1_500;
/** Somebody else may let it go on. */
const STANDING_MS = 5_000;

async function askBatch(id: string, signal: AbortSignal): Promise<BatchView> {
  const response = await fetch(`/api/batches/${encodeURIComponent(id)}`, { signal });
  if (!response.ok) throw new Error(`The batch's status answered ${response.status}`);
  return (await response.json()) as BatchView;
}

function lookAgainMs(state: BatchState): number | false {
  if (state === "running") return WATCH_MS;
  return state === "paused" || state === "stopped" ? STANDING_MS : false;
}

/** One batch, watched until it is over. */
export function batchStatus(first: BatchView) {
  return queryOptions({
    queryKey: ["staff", "batch", first.id],
    queryFn: ({ signal }) => askBatch(first.id, signal),
    initialData: first,
    refetchInterval: ({ state }) => (state.data ? lookAgainMs(batchState(state.data)) : false),
  });
}
