import { addDecimals, type DecimalText, decimal } from "../../lib/domain/values/decimal-text";
import { runEnvironment } from "./run-environment";

interface Cube {
  readonly dimensions: readonly Record<string, readonly { name: string; label: string }[]>[];
  readonly data: readonly (readonly (readonly (number | null)[])[])[];
}

/** What CloudHealth itself says a month cost, account by account: the partner, or a customer for whom it is asked. */
export async function vendorCosts(month: string, customer?: string): Promise<ReadonlyMap<string, DecimalText>> {
  const { CLOUDHEALTH_URL, CLOUDHEALTH_API_KEY } = runEnvironment();
  const query = new URLSearchParams([
    ["interval", "monthly"],
    ["dimensions[]", "time"],
    ["dimensions[]", "AWS-Account"],
    ["measures[]", "cost"],
    ["filters[]", `time:select:${month}`],
    ...(customer ? [["client_api_id", customer]] : []),
  ]);
  const headers = { Authorization: `Bearer ${CLOUDHEALTH_API_KEY}` };
  const cube: Cube = await (await fetch(`${CLOUDHEALTH_URL}/olap_reports/cost/history?${query}`, { headers })).json();
  const [times = [], accounts = []] = cube.dimensions.flatMap((one) => Object.values(one));
  const row = cube.data[times.findIndex(({ name }) => name === month)] ?? [];
  const known = accounts.flatMap(({ name, label }, at) => {
    const cost = row[at]?.[0] ?? null;
    return name === "total" || cost === null ? [] : [[label, decimal(String(cost))] as const];
  });
  return new Map(known);
}

/** The sum over the accounts of these names. */
export function costOf(costs: ReadonlyMap<string, DecimalText>, accounts: readonly { name: string }[]): DecimalText {
  return addDecimals(accounts.flatMap(({ name }) => costs.get(name) ?? []));
}

/** Cents, as pages write them in English and in French. */
export function inCents(amount: DecimalText, locale = "en-US"): string {
  const style = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(locale, style).format(amount as unknown as number);
}

/** A month as the vendors write it: 0 is the one under way. */
export function month(shift: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + shift, 1)).toISOString().slice(0, 7);
}
