import { ALL_PAYERS } from "../pricing/price-book-rows";

/** A number sent as such has lost its leading zeros; text is kept as it was given. Null: not an account. */
export function billingOwnerFrom(value: unknown): string | null {
  if (typeof value === "number") {
    return Number.isSafeInteger(value) && value >= 0 && value < 1e12 ? String(value).padStart(12, "0") : null;
  }
  if (typeof value !== "string") return null;
  const text = value.trim();
  return text === ALL_PAYERS || /^\d{1,12}$/.test(text) ? text : null;
}
