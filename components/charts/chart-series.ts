export type ChartPeriod = { key: string; label: string; estimated: boolean };
export type ChartLine = { name: string; label: string; values: readonly (string | null)[] };

/** Exact decimal strings throughout; a chart turns them into floats for pixels only. */
export type ChartSeries = { periods: readonly ChartPeriod[]; series: readonly ChartLine[]; currency: string };

/** The name under which what did not make the top is gathered; it is always grey. */
export const OTHER = "other";
