import type { CostCall } from "@/lib/domain/costs/cost-receipt";

export const CALL_COLUMNS = ["call", "fetched_at", "answer_sha256"] as const;

export type CallsByReading = ReadonlyMap<string, CostCall>;

export function callsByReading(calls: readonly CostCall[]): CallsByReading {
  return new Map(calls.map((call) => [call.reading, call]));
}

/** The calls that a line of a file comes from; where there are several, each cell names them in the same order. */
export function callCells(readings: readonly string[], calls: CallsByReading): string[] {
  const own = [...new Set(readings)].flatMap((reading) => calls.get(reading) ?? []);
  const cells = [
    own.map((call) => call.asked),
    own.map((call) => call.fetchedAt),
    own.map((call) => call.answerHash ?? ""),
  ];
  return cells.map((values) => values.join(" "));
}
