import { addDecimals, type DecimalText, ZERO } from "@/lib/domain/values/decimal-text";

/** ISO 4217 code. */
export type Currency = string & { readonly __brand: "Currency" };

export interface Money {
  readonly amount: DecimalText;
  readonly currency: Currency;
}

export function parseCurrency(text: string): Currency | null {
  return /^[A-Z]{3}$/.test(text) ? (text as Currency) : null;
}

export function currency(text: string): Currency {
  const parsed = parseCurrency(text);
  if (parsed === null) throw new Error("Not an ISO 4217 currency code");
  return parsed;
}

export function money(amount: DecimalText, code: Currency): Money {
  return { amount, currency: code };
}

/** Exact sum in one currency; throws when currencies meet, because there is no rate to add them by. */
export function sumMoney(amounts: readonly Money[], code: Currency): Money {
  if (amounts.some((one) => one.currency !== code)) throw new Error("Amounts of different currencies cannot be added");
  return { amount: amounts.length === 0 ? ZERO : addDecimals(amounts.map((one) => one.amount)), currency: code };
}
