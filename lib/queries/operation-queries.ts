import { queryOptions } from "@tanstack/react-query";
import { isSettled } from "@/lib/domain/operations/operation";
import type { OperationView } from "@/lib/domain/operations/operation-view";

const WATCH_MS = 1_500;

async function askOperation(id: string, signal: AbortSignal): Promise<OperationView> {
  const response = await fetch(`/api/operations/${encodeURIComponent(id)}`, { signal });
  if (!response.ok) throw new Error(`The operation's status answered ${response.status}`);
  return (await response.json()) as OperationView;
}

/** One operation, watched until it is over. */
export function operationStatus(first: OperationView) {
  return queryOptions({
    queryKey: ["staff", "operation", first.id],
    queryFn: ({ signal }) => askOperation(first.id, signal),
    initialData: first,
    refetchInterval: ({ state }) => (state.data && isSettled(state.data.state) ? false : WATCH_MS),
  });
}
