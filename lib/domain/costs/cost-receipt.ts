import type { CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { CostInterval, CostSubject } from "@/lib/domain/costs/cost-question";
import type { CostState } from "@/lib/domain/costs/cost-state";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";

/** A period as one reading states it, and how its parts come to its total. */
export interface ReceiptPeriod extends CostPeriod {
  /** By what the parts are split: an answer by service and account is a total by each and by both. */
  readonly split: string;
  readonly state: CostState;
  readonly total: DecimalText | null;
  /** How many figures were added up, and their sum. */
  readonly parts: number;
  readonly sum: DecimalText;
  /** The rounding line: the total less the sum. */
  readonly difference: DecimalText;
}

/** Where figures come from: one call to the upstream and what it answered. */
export interface CostReceipt {
  readonly reading: string;
  readonly subject: CostSubject;
  readonly interval: CostInterval;
  /** What the answer is split by: the upstream's dimensions, as it calls them. */
  readonly dimensions: readonly string[];
  /** Method, path and query, without any secret. */
  readonly asked: string;
  /** SHA-256 of the bytes as received, in hexadecimal; null: from before hashes were kept. */
  readonly answerHash: string | null;
  /** When this answer came first, and when the same bytes came last. */
  readonly firstFetchedAt: string;
  readonly fetchedAt: string;
  readonly dataThrough: string | null;
  readonly currency: Currency;
  /** The periods whose figures are this reading's now; those read anew since are no longer here. */
  readonly periods: readonly ReceiptPeriod[];
}

/** A call, without what it answered. */
export type CostCall = Pick<CostReceipt, "reading" | "asked" | "answerHash" | "fetchedAt">;
