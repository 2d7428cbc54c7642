import { queryOptions } from "@tanstack/react-query";
import { type BatchView, batchState } from "@/lib/domain/operations/batch";

const WATCH_MS = 1_500;

async function askBatch(id: string, signal: AbortSignal): Promise<BatchView> {
  const response = await fetch(`/api/batches/${encodeURIComponent(id)}`, { signal });
  if (!response.ok) throw new Error(`The batch's status answered ${response.status}`);
  return (await response.json()) as BatchView;
}

/** One batch, watched while something of it is on its way. */
export function batchStatus(first: BatchView) {
  return queryOptions({
    queryKey: ["staff", "batch", first.id],
    queryFn: ({ signal }) => askBatch(first.id, signal),
    initialData: first,
    refetchInterval: ({ state }) => (state.data && batchState(state.data) === "running" ? WATCH_MS : false),
  });
}
