import type { UsageCost } from "@/lib/domain/usage/price-usage";
import type { UsageFact } from "@/lib/domain/usage/usage-columns";
import type { DecimalText } from "@/lib/domain/values/decimal-text";

/** One row of a report as a page shows it. */
export interface UsageLine {
  readonly key: string;
  /** Null: the whole period. */
  readonly at: string | null;
  readonly facts: Readonly<Partial<Record<UsageFact, string>>>;
  readonly extra: Readonly<Record<string, string>>;
  readonly billable: DecimalText | null;
  readonly usage: DecimalText | null;
}

/** What rows of one text and one value driver add up to: figures of two value drivers are never added. */
export interface UsageGroupLine {
  /** A text, or an instant; null: the whole period. */
  readonly name: string | null;
  readonly unit: string;
  readonly rows: number;
  readonly billable: DecimalText | null;
  readonly usage: DecimalText | null;
}

/** A value driver of what is shown. */
export interface UsageUnit {
  readonly unit: string;
  readonly rows: number;
  readonly billable: DecimalText | null;
  readonly usage: DecimalText | null;
}

/** One line of the chart: a text's figures by instant; a null name gathers what did not make the top. */
export interface UsageSeries {
  readonly name: string | null;
  readonly values: readonly (readonly [string, DecimalText])[];
}

/** What the page of a report's rows shows. */
export interface UsageExplored {
  /** The columns that the files have, in the order they are kept. */
  readonly facts: readonly UsageFact[];
  /** Whether the files tell raw usage beside what is billed. */
  readonly hasUsage: boolean;
  /** Whether its rows are of several organizations. */
  readonly isOfMany: boolean;
  readonly units: readonly UsageUnit[];
  /** The columns with few texts, and the most frequent of them. */
  readonly choices: readonly {
    readonly fact: UsageFact;
    readonly values: readonly { value: string; rows: number }[];
  }[];
  /** By the rate card: of all that is shown, and of each group by `groupKey`. Null while there is no rate, and for customers. */
  readonly cost: { readonly all: UsageCost; readonly of: ReadonlyMap<string, UsageCost> } | null;
  /** Rows or groups, of all pages. */
  readonly total: number;
  readonly lines: readonly UsageLine[];
  readonly groups: readonly UsageGroupLine[];
  /** What the chart is of; null: there is nothing to draw. */
  readonly unit: string | null;
  readonly series: readonly UsageSeries[];
}
