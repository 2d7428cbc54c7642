import { queryOptions } from "@tanstack/react-query";
import { isReportSettled, type UsageReportView } from "@/lib/domain/usage/usage-report";

const WATCH_MS = 2_000;

async function askReport(id: string, signal: AbortSignal): Promise<UsageReportView> {
  const response = await fetch(`/api/reports/${encodeURIComponent(id)}`, { signal });
  if (!response.ok) throw new Error(`The report's status answered ${response.status}`);
  return (await response.json()) as UsageReportView;
}

/** One usage report, watched until it is kept or has failed. */
export function reportStatus(first: UsageReportView) {
  return queryOptions({
    queryKey: ["report", first.id],
    queryFn: ({ signal }) => askReport(first.id, signal),
    initialData: first,
    refetchInterval: ({ state }) => (state.data && isReportSettled(state.data) ? false : WATCH_MS),
  });
}
