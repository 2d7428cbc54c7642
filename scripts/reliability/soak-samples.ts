import { readFileSync } from "node:fs";
import type { TestSql } from "../testing/sql";

export interface Sample {
  /** Of the worker that is never killed, in MB; no number where the system does not tell. */
  readonly residentMb: number;
  readonly connections: number;
  /** Age of the oldest operation that is neither settled nor in a person's hands. */
  readonly oldestOpenS: number;
  readonly jobs: number;
  readonly staged: number;
}

export async function takeSample(sql: TestSql, pid: number): Promise<Sample> {
  const [row] = await sql<Omit<Sample, "residentMb">>(
    `SELECT (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS connections,
       (SELECT coalesce(max(extract(epoch FROM now() - created_at)), 0)::float8 FROM operation
        WHERE state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED', 'NEEDS_REVIEW')) AS "oldestOpenS",
       (SELECT count(*)::int FROM graphile_worker._private_jobs) AS jobs,
       (SELECT count(*)::int FROM sync_staging s WHERE NOT EXISTS (SELECT FROM sync_run r WHERE r.id = s.run_id AND r.state = 'running')) AS staged`,
  );
  if (!row) throw new Error("The database told nothing");
  return { ...row, residentMb: residentMb(pid) };
}

function residentMb(pid: number): number {
  if (process.platform !== "linux") return Number.NaN;
  try {
    const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Number(found?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** The end against the time after warming up: the last tenth against the tenth after the first fifth, each by its middle. */
export function growthOf(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const tenth = Math.max(1, Math.floor(samples.length / 10));
  const middle = (part: readonly Sample[]) =>
    part.map(of).toSorted((one, other) => one - other)[Math.floor(part.length / 2)] ?? Number.NaN;
  const growth = middle(samples.slice(-tenth)) / middle(samples.slice(2 * tenth, 3 * tenth));
  return Math.round(growth * 100) / 100;
}

/** The least of the last tenth: what is only there between two statements is not there each time. */
export function leastAtTheEnd(samples: readonly Sample[], of: (sample: Sample) => number): number {
  return Math.min(...samples.slice(-Math.max(1, Math.floor(samples.length / 10))).map(of));
}

export function mostOf(samples: readonly Sample[], of: (sample: Sample) => number): number {
  return Math.round(Math.max(0, ...samples.map(of)));
}
