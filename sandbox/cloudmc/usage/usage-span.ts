export type UsageFilter = { connectionId: string | null; environmentId: string | null };
/** Records that start from `fromMs` up to and without `toMs`; with a limit, only those that end by it. */
export type UsageSpan = { fromMs: number; toMs: number; endsByMs?: number };
