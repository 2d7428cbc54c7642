import { z } from "zod";

/** The customer's number at CloudHealth, which is also its `client_api_id` (cloudhealth.md 0). Digits, kept as text. */
export type CustomerId = string & { readonly __brand: "CustomerId" };

export function parseCustomerId(text: string): CustomerId | null {
  return /^[1-9]\d{0,17}$/.test(text) ? (text as CustomerId) : null;
}

export function customerId(text: string): CustomerId {
  const parsed = parseCustomerId(text);
  if (parsed === null) throw new Error("Not a customer id");
  return parsed;
}

export const CustomerIdInput = z.string({ error: "customer-id" }).transform((text, context) => {
  const parsed = parseCustomerId(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: "customer-id" });
  return z.NEVER;
});
