import type { HeaderFault } from "@/lib/domain/usage/usage-columns";

/** Why a file is no report. */
export type UnreadableReason =
  | HeaderFault
  | "gzip"
  | "no-header"
  | "ragged"
  | "quotes"
  | "ends-early"
  | "row-too-long"
  | "too-large"
  | "text"
  | "amount"
  | "time"
  | "period"
  | "realm";

/** What HERE sent is not a whole table of bounded size about what was asked. */
export class UnreadableReport extends Error {
  override readonly name = "UnreadableReport";
  constructor(
    readonly reason: UnreadableReason,
    /** The file's row at fault, its header being row 0; null: not one row's fault. */
    readonly row: number | null = null,
  ) {
    super(row === null ? `The report is unreadable: ${reason}` : `The report is unreadable: ${reason}, row ${row}`);
  }

  /** Damage may have come on the way, size never does. */
  get tooLarge(): boolean {
    return this.reason === "too-large";
  }
}
