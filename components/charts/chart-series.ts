export type ChartPeriod = {
  key: string;
  label: string;
  estimated: boolean;
  /** Why it is estimated, in words. */
  state?: string;
  /** What happened in it, in words; marked on the time axis. */
  events?: readonly string[];
};
export type ChartLine = {
  name: string;
  label: string;
  values: readonly (string | null)[];
  /** In the same place of the span before. */
  before?: readonly (string | null)[];
};

/** Exact decimal strings throughout; a chart turns them into floats for pixels only. */
export type ChartSeries = {
  periods: readonly ChartPeriod[];
  series: readonly ChartLine[];
  currency: string;
  /** The totals of the span before, and what it is called. */
  before?: { label: string; values: readonly (string | null)[] };
  /** What is counted where it is no money; the currency is then not looked at. */
  unit?: string;
};

/** The name under which what did not make the top is gathered; it is always grey. */
export const OTHER = "other";
