const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Days that no calendar has are refused instead of being carried into the next month. */
function isRealDay(text: string): boolean {
  const moment = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text.slice(0, 10));
}

export function instantOf(text: string): number | null {
  const moment = INSTANT.test(text) && isRealDay(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
}

export function dayOf(text: string): number | null {
  return DAY.test(text) && isRealDay(text) ? Date.parse(`${text}T00:00:00Z`) : null;
}

/** Whole seconds come back without their zero milliseconds. */
export function instantText(moment: number): string {
  return new Date(moment).toISOString().replace(".000Z", "Z");
}
