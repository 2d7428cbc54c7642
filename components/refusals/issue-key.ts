/** Codes of issues that have a sentence of their own; the rest share one by their ending. */
export const ISSUE_CODES = [
  "name-required",
  "name-taken",
  "classification",
  "billing-contact",
  "identity-required",
  "azure-customer-id",
  "street1-required",
  "city-required",
  "state-required",
  "state-ascii",
  "zipcode-required",
  "country-required",
  "trial-date",
  "trial-not-in-future",
  "partner-billing-enabled",
  "tags",
  "tags-too-many",
  "tag-key-link",
  "folder-pattern",
  "billing-nothing",
  "tag-key-required",
  "tag-value-required",
  "tag-key-repeated",
  "vendor-link-unreadable",
  "vendor-link-held",
  "aws-account-id",
  "customer-id",
  "operation-id",
  "from-date",
  "to-date",
  "period-empty",
  "period-too-long",
  "detail-level",
  "group-by",
  "plan-name-required",
  "plan-file",
  "plan-too-large",
  "group-by-repeated",
  "required",
  "too-long",
  "characters",
  "invalid",
] as const;
export type IssueKey = (typeof ISSUE_CODES)[number];

const ENDINGS = ["required", "too-long", "characters"] as const;

export function issueKey(code: string): IssueKey {
  const own = ISSUE_CODES.find((known) => known === code);
  return own ?? ENDINGS.find((ending) => code.endsWith(`-${ending}`)) ?? "invalid";
}
