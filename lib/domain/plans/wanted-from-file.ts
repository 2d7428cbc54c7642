import type { WantedPlace } from "@/lib/domain/plans/assignment-plan";
import { type AwsAccountId, parseAwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CsvRow } from "@/lib/domain/values/csv-refusal";
import { type CustomerId, parseCustomerId } from "@/lib/domain/values/customer-id";
import { toSearchText } from "@/lib/domain/values/search-text";

export const PLAN_FILE_COLUMNS = ["owner_id", "customer", "payer"] as const;

/** What a spreadsheet makes of an account number that it takes for a figure. */
type SpreadsheetFault = "zero-lost" | "exponent";

export interface LineFault {
  readonly line: number;
  readonly code:
    | "owner"
    | "owner-twice"
    | "customer-unknown"
    | "customer-several"
    | "payer"
    | "payer-alone"
    | SpreadsheetFault;
  readonly value: string;
}

/** Customers as a file may call them: by id, or by name as names are searched. */
export interface CalledCustomers {
  readonly ids: ReadonlySet<string>;
  readonly byName: ReadonlyMap<string, readonly CustomerId[]>;
}

interface Line {
  readonly line: number;
  readonly owner: string;
  readonly customer: string;
  readonly payer: string;
}

/**
 * Without a payer an account pays for itself; without a customer, and so without a payer, it shall be with nobody.
 * An account stands on one line.
 */
export function wantedFromFile(
  rows: readonly CsvRow[],
  customers: CalledCustomers,
): { wanted: WantedPlace[]; faults: LineFault[] } {
  const [wanted, faults]: [WantedPlace[], LineFault[]] = [[], []];
  const seen = new Set<AwsAccountId>();
  for (const line of planFileLines(rows)) {
    const place = toPlace(line, customers);
    if ("code" in place) faults.push(place);
    else if (seen.has(place.owner)) faults.push({ line: line.line, code: "owner-twice", value: line.owner });
    else {
      seen.add(place.owner);
      wanted.push(place);
    }
  }
  return { wanted, faults };
}

export function planFileLines(rows: readonly CsvRow[]): Line[] {
  return rows.map(({ line, cells }) => ({
    line,
    owner: (cells.owner_id ?? "").trim(),
    customer: (cells.customer ?? "").trim(),
    payer: (cells.payer ?? "").trim(),
  }));
}

function toPlace(given: Line, customers: CalledCustomers): WantedPlace | LineFault {
  const { line } = given;
  const owner = parseAwsAccountId(given.owner);
  if (owner === null) return { line, code: spreadsheetFault(given.owner) ?? "owner", value: given.owner };
  if (given.customer === "") {
    return given.payer === ""
      ? { owner, customer: null, payer: null }
      : { line, code: "payer-alone", value: given.payer };
  }
  const payer = given.payer === "" ? owner : parseAwsAccountId(given.payer);
  if (payer === null) return { line, code: spreadsheetFault(given.payer) ?? "payer", value: given.payer };
  const called = customersCalled(given.customer, customers);
  const [customer] = called;
  if (customer === undefined) return { line, code: "customer-unknown", value: given.customer };
  return called.length > 1 ? { line, code: "customer-several", value: given.customer } : { owner, customer, payer };
}

function spreadsheetFault(text: string): SpreadsheetFault | null {
  if (/^\d{9,11}$/.test(text)) return "zero-lost";
  return /^\d([.,]\d+)?E\+?\d+$/i.test(text) ? "exponent" : null;
}

function customersCalled(text: string, { ids, byName }: CalledCustomers): readonly CustomerId[] {
  const id = parseCustomerId(text);
  if (id !== null && ids.has(id)) return [id];
  return byName.get(toSearchText(text)) ?? [];
}
