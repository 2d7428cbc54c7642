import type { Provenance } from "@/lib/domain/values/upstream";

const HOUR_MS = 3_600_000;

/** A day and two hours: the vendors' figures move once a day at least, so an older one says nothing about now. */
export const HEADLINE_LIMIT_HOURS = 26;

/** Whether a figure is too old to stand as a headline; it is then shown below, with its age. */
export function isOutdated({ fetchedAt }: Pick<Provenance, "fetchedAt">, now: Date): boolean {
  return now.getTime() - Date.parse(fetchedAt) > HEADLINE_LIMIT_HOURS * HOUR_MS;
}
