/** What a partner pays and CloudHealth leaves out of its customers' bills (cloudhealth.md 12). */
export type ServiceGap = "tax" | "credit" | "support" | "service";

const KNOWN: readonly (readonly [ServiceGap, RegExp])[] = [
  ["tax", /\b(tax|taxes|vat|gst)\b/],
  ["credit", /\b(credits?|refunds?|discounts?)\b/],
  ["support", /\bsupport\b/],
];

/** Why a service that the partner pays for is not billed, as far as its name tells. */
export function oneSidedGap(name: string, label: string): ServiceGap {
  const text = `${name} ${label}`.toLowerCase().replaceAll("_", " ");
  return KNOWN.find(([, form]) => form.test(text))?.[0] ?? "service";
}
