import { z } from "zod";

/** Where the documents contradict each other one reading is the default and the other is a switch, off until set. */
export const SWITCH_NAMES = [
  "acceptsDuplicateCustomerNames",
  "blockPayerIsFixed",
  "statementPeriodHasDay",
  "reportKeysAreShort",
  "excludedRowsAreSpeltOut",
  "usageEndIsLiteral",
  "averagePriceIsAlwaysSent",
  "deletedIsText",
  "hereValuesAreText",
  "hereDetailsIsObject",
  "hereLocationIsRelative",
  "hereLocationIsForeign",
  "hereColumnsAreOlder",
  "hereSignatureIsUnchecked",
] as const;

export type Switches = Record<(typeof SWITCH_NAMES)[number], boolean>;

export const SwitchInput = z.partialRecord(z.enum(SWITCH_NAMES), z.boolean());

export function switchesOff(): Switches {
  return Object.fromEntries(SWITCH_NAMES.map((name) => [name, false])) as Switches;
}
