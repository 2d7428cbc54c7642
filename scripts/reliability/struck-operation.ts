import type { TableFault } from "./fault-table";
import type { Ground } from "./ground";

/** Which of an operation's calls is struck. */
export const PLACES = ["first", "middle", "last"] as const;
export type Place = (typeof PLACES)[number];

export type FaultOrders = readonly Readonly<Record<string, unknown>>[];

/** One case under way: begun, then taken a step at a time until it is over, then judged. */
export interface Attempt {
  /** Lets the portal work once over what is due. True when it has come to its end. */
  step(): Promise<boolean>;
  /** What is lost, doubled or untrue at the end, a sentence each. */
  faults(): Promise<string[]>;
}

export interface StruckOperation {
  readonly name: string;
  readonly upstream: "cloudhealth" | "cloudmc" | "here";
  orders(fault: TableFault, place: Place): FaultOrders;
  begin(ground: Ground, fault: TableFault): Promise<Attempt>;
}
