import { invalidInput, invalidParameter, type Problem } from "./answers";

export type HerePage = { limit: number; offset: number };

const MOST_ITEMS = 100;

const badLimit = (message: string): Problem =>
  invalidInput("E706002", "Invalid Limit", { title: "Invalid Limit.", source: "limit", message });

/** An offset counts pages, not rows. */
export function readHerePage(parameters: URLSearchParams): HerePage | Problem {
  const limit = parameters.get("limit") ?? String(MOST_ITEMS);
  const offset = parameters.get("offset") ?? "0";
  if (!/^\d+$/.test(limit)) return badLimit(`Limit value should be a whole number from 1 to ${MOST_ITEMS}.`);
  if (Number(limit) > MOST_ITEMS) return badLimit(`Limit value should not be greater than ${MOST_ITEMS}.`);
  if (Number(limit) < 1) return badLimit("Limit value should not be less than 1.");
  if (!/^\d{1,9}$/.test(offset)) return invalidParameter("offset", "a page number from 0 up");
  return { limit: Number(limit), offset: Number(offset) };
}

/** On the last page the next one is itself. */
export function pageMarks(total: number, { limit, offset }: HerePage): { nextOffset: number; lastOffset: number } {
  const lastOffset = Math.max(0, Math.ceil(total / limit) - 1);
  return { nextOffset: Math.min(offset + 1, lastOffset), lastOffset };
}

export function pageOf<Row>(rows: readonly Row[], { limit, offset }: HerePage): Row[] {
  return rows.slice(offset * limit, (offset + 1) * limit);
}
