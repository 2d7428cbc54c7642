import type { Store } from "../../store";
import type { SavedReport } from "./report-rows";

/** What somebody has saved in the vendor's pages while the table of saved reports is empty. */
const DRAWN: readonly SavedReport[] = [
  {
    id: 1_000_000_000_021,
    name: "My Saved Report",
    report: "cost/history",
    query:
      "dimensions[]=AWS-Account&dimensions[]=AWS-Service-Category&measures[]=cost&measures[]=cost_recurring&interval=monthly&filters[]=time:select:-1",
  },
  {
    id: 1_000_000_000_034,
    name: "Daily instances by zone",
    report: "usage/instance",
    query: "dimensions[]=time&dimensions[]=AWS-Availability-Zones&measures[]=usage_quantity&interval=daily",
  },
];

export function savedReports(store: Store): readonly SavedReport[] {
  const rows = store.all("savedReports");
  return rows.length === 0 ? DRAWN : rows;
}

/** What is asked beside it is passed over, but for how the answer is to look. */
export function savedQuery(saved: SavedReport, asked: URLSearchParams): URLSearchParams {
  const parameters = new URLSearchParams(saved.query);
  for (const name of ["collapse_null_arrays", "NO_CACHE"]) {
    const value = asked.get(name);
    if (value !== null) parameters.set(name, value);
  }
  return parameters;
}
