import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { checkTiers, type TierFault, type TierGap } from "@/lib/domain/pricing/tier-check";
import { type DecimalText, parseDecimal } from "@/lib/domain/values/decimal-text";

/** A tier as it is typed: an empty upper bound is no end, an empty chunk none. */
export interface TierDraft {
  readonly mode: PriceTier["mode"];
  readonly lower: string;
  readonly upper: string;
  readonly price: string;
  readonly chunk: string;
}

export type DraftField = Exclude<keyof TierDraft, "mode">;

export interface DraftFault {
  readonly at: number;
  readonly field: DraftField;
  readonly code: TierFault["code"] | "not-a-number" | "missing";
  /** Of the tier it overlaps with. */
  readonly other: number | null;
}

export interface ReadTiers {
  /** Null while they are no lawful price. */
  readonly tiers: readonly PriceTier[] | null;
  readonly faults: readonly DraftFault[];
  readonly gaps: readonly TierGap[];
}

const FIELD_AT_FAULT: Record<TierFault["code"], DraftField> = {
  "bound-below-zero": "lower",
  "tier-without-width": "upper",
  "tier-reversed": "upper",
  "chunk-not-positive": "chunk",
  "chunk-per-unit": "chunk",
  "tiers-overlap": "lower",
};

export function draftTier({ mode, lower, upper, price, chunkSize }: PriceTier, decimalSign: "." | ","): TierDraft {
  const typed = (value: DecimalText | null) => (value ?? "").replace(".", decimalSign);
  return { mode, lower: typed(lower), upper: typed(upper), price: typed(price), chunk: typed(chunkSize) };
}

/**
 * What is typed as tiers, or each fault at its field. Blanks are passed over. A comma is a decimal sign only where the
 * language writes it so: elsewhere 1,000 may be meant as a thousand.
 */
export function readTiers(drafts: readonly TierDraft[], decimalSign: "." | ","): ReadTiers {
  const read = drafts.map((draft) => readTier(draft, decimalSign));
  const unread = read.flatMap(({ faults }, at) => faults.map((fault) => ({ ...fault, at, other: null })));
  if (unread.length > 0) return { tiers: null, faults: unread, gaps: [] };
  const tiers = read.flatMap(({ tier }) => tier ?? []);
  const checked = checkTiers(tiers);
  const faults = checked.faults.map((fault) => ({
    at: fault.at,
    field: FIELD_AT_FAULT[fault.code],
    code: fault.code,
    other: "other" in fault ? fault.other : null,
  }));
  return { tiers: faults.length === 0 ? tiers : null, faults, gaps: faults.length === 0 ? checked.gaps : [] };
}

/** A bound that moves takes the neighbour's along that stood on it, as the next tier begins where this one ends. */
export function changeDraft(drafts: readonly TierDraft[], at: number, change: Partial<TierDraft>): TierDraft[] {
  const was = drafts[at];
  return drafts.map((draft, place) => {
    if (place === at) return { ...draft, ...change };
    if (was === undefined) return draft;
    if (place === at + 1 && change.upper !== undefined && draft.lower === was.upper)
      return { ...draft, lower: change.upper };
    if (place === at - 1 && change.lower !== undefined && draft.upper === was.lower)
      return { ...draft, upper: change.lower };
    return draft;
  });
}

/** One more tier after the last, which keeps its price; where the last one ends is still to be said. */
export function appendDraft(drafts: readonly TierDraft[]): TierDraft[] {
  const last = drafts.at(-1);
  if (last === undefined) return [{ mode: "per-unit", lower: "0", upper: "", price: "", chunk: "" }];
  return [...drafts, { ...last, lower: last.upper, upper: "" }];
}

/** Without one of them; its neighbour covers what it covered. */
export function removeDraft(drafts: readonly TierDraft[], at: number): TierDraft[] {
  const gone = drafts[at];
  return drafts.flatMap((draft, place) => {
    if (place === at || gone === undefined) return [];
    if (place === at - 1) return [{ ...draft, upper: gone.upper }];
    return [at === 0 && place === 1 ? { ...draft, lower: gone.lower } : draft];
  });
}

function readTier(
  draft: TierDraft,
  decimalSign: string,
): { tier: PriceTier | null; faults: Pick<DraftFault, "field" | "code">[] } {
  const faults: Pick<DraftFault, "field" | "code">[] = [];
  const read = (field: DraftField, isNeeded: boolean): DecimalText | null => {
    const text = draft[field].replace(/\s/g, "").replace(decimalSign, ".");
    if (text === "" && !isNeeded) return null;
    const value = parseDecimal(text);
    if (value === null) faults.push({ field, code: text === "" ? "missing" : "not-a-number" });
    return value;
  };
  const [lower, upper, price, chunkSize] = [
    read("lower", true),
    read("upper", false),
    read("price", true),
    read("chunk", false),
  ];
  if (faults.length > 0 || lower === null || price === null) return { tier: null, faults };
  return { tier: { mode: draft.mode, lower, upper, price, chunkSize }, faults };
}
