import { invalidInput, type Problem } from "./answers";

type HerePage = { limit: number; offset: number };

/** An offset counts pages, not rows. */
export function readHerePage(parameters: URLSearchParams): HerePage | Problem {
  const limit = parameters.get("limit") ?? "100";
  const offset = parameters.get("offset") ?? "0";
  if (!/^\d{1,9}$/.test(limit) || Number(limit) < 1 || Number(limit) > 100) {
    return invalidInput("E706002", "Invalid Limit", {
      source: "limit",
      message: "Limit value should be from 1 to 100.",
    });
  }
  if (!/^\d{1,9}$/.test(offset))
    return invalidInput("E706900", "Invalid offset", { source: "offset", message: "a page number from 0 up" });
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
