import "server-only";

/**
 * A half-open period as HERE is asked for it, `yyyy-MM-ddTHH:mm:ss`, UTC. Whether the end is included is not documented;
 * usage is recorded by the hour, so the last second before it asks for the same rows in both readings (here-usage.md 1
 * and 4.2).
 */
export function hereDates({ from, to }: { from: string; to: string }): { startDate: string; endDate: string } {
  return { startDate: hereTime(from, 0), endDate: hereTime(to, -1_000) };
}

function hereTime(text: string, shiftMs: number): string {
  const at = Date.parse(/[zZ]$/.test(text) || text.length === 10 ? text : `${text}Z`);
  return new Date(at + shiftMs).toISOString().slice(0, 19);
}
