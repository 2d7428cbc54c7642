import "server-only";
import { z } from "zod";
import { parseAwsAccountId } from "@/lib/domain/values/aws-account-id";
import {
  isNumberToken,
  wireDecimal,
  wireId,
  wireInstant,
  wireInteger,
  wireList,
  wireNumberOrText,
  wireText,
} from "@/lib/upstreams/json";

const name = wireText(1_000);
/** Of a hundred million accounts one has so many leading zeros that it has fewer left. */
const FEWEST_DIGITS = 5;
const optional = (maxLength: number) =>
  wireText(maxLength)
    .nullish()
    .transform((text) => (text === undefined || text === "" ? null : text));

/**
 * Clients that send account numbers as JSON numbers lose the leading zeros (cloudhealth.md 7): they are put back. A number
 * that is short by more than a few digits is something else.
 */
const accountId = z.unknown().transform((value, context) => {
  const text = isNumberToken(value) && value.value.length >= FEWEST_DIGITS ? value.value.padStart(12, "0") : value;
  const parsed = typeof text === "string" && text.length <= 32 ? parseAwsAccountId(text) : null;
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: "not an account number" });
  return z.NEVER;
});

/** A boolean by the guide's text, the string "true" or "false" in its examples (cloudhealth.md 4). */
const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]);

const wireStatementAmount = z.preprocess(
  (value) => (typeof value === "string" ? value.replaceAll(",", "") : value),
  wireDecimal,
);

/** Called a number, shown as the text "01234" (cloudhealth.md 4). */
const zipcode = wireNumberOrText.nullish().transform((text) => text || null);

const WireAddress = z.object({
  street1: optional(500),
  street2: optional(500),
  city: optional(500),
  state: optional(200),
  zipcode,
  country: optional(200),
});

export const WireCustomer = z.object({
  id: wireId,
  name,
  classification: optional(100),
  billing_contact: optional(500),
  partner_billing_configuration: z.object({ enabled: flag.nullish(), folder: optional(1_000) }).nullish(),
  /** Both names occur; answers carry the first (cloudhealth.md 4). */
  trial_expiration: wireInstant,
  trial_expiration_date: wireInstant,
  azure_customer_id: optional(200),
  address: WireAddress.nullish(),
  tags: wireList(z.object({ key: wireText(500), value: optional(2_000) }), 200).nullish(),
  generated_external_id: optional(500),
  created_at: wireInstant,
  updated_at: wireInstant,
});
export type WireCustomer = z.output<typeof WireCustomer>;

export const WireAccountAsset = z.object({
  id: wireId,
  /** Absent while an account is not discovered yet (cloudhealth.md 6.1). */
  owner_id: accountId.nullish().catch(null),
  name,
  amazon_name: optional(1_000),
  account_type: optional(100),
  cluster_name: optional(1_000),
  is_active: z.boolean().nullish(),
});
export type WireAccountAsset = z.output<typeof WireAccountAsset>;

export const WireAssignment = z.object({
  id: wireId,
  owner_id: accountId,
  customer_id: wireId,
  /** Optional since 2018: without it the account pays for itself (cloudhealth.md 5.1). */
  payer_account_owner_id: accountId.nullish(),
});
export type WireAssignment = z.output<typeof WireAssignment>;

export const WireBlockAssignment = z.object({
  id: wireId,
  owner_id: accountId,
  /** Text by the guide's words, a number in its examples (cloudhealth.md 5.2). */
  target_client_api_id: wireId,
  payer_account_owner_id: accountId.nullish(),
  billing_family_owner_id: accountId.nullish(),
  billing_block_type: optional(100).catch(null),
  billing_block_name: optional(1_000).catch(null),
  /** Sentences by field; the list carries them too (cloudhealth.md 5.2). */
  errors: z.unknown().optional(),
});
export type WireBlockAssignment = z.output<typeof WireBlockAssignment>;

/** Two of them are the key of a row: PostgreSQL's indexes take 2,704 bytes. */
const memberName = wireText(300);

const WireMember = z.object({
  name: memberName,
  label: name,
  parent: wireInteger.nullish(),
  direct: z.boolean().nullish(),
  excluded: z.boolean().nullish(),
});

/** HTTP 200 with an object where the cube should be: the filters match nothing (cloudhealth.md 9.3). */
const WireEmptyCost = z.object({ data: z.object({ error: z.string().max(2_000) }), updated_at: wireInstant });

function wireCostCube(mostMembers: number) {
  return z.object({
    dimensions: wireList(z.record(z.string().max(200), wireList(WireMember, mostMembers)), 4),
    measures: wireList(z.object({ name, label: name }), 20).refine((measures) => measures.length > 0),
    data: wireList(z.unknown(), mostMembers),
    updated_at: wireInstant,
  });
}

export function wireCostReport(mostMembers: number) {
  return z.union([WireEmptyCost, wireCostCube(mostMembers)]);
}
export type WireCostCube = z.output<ReturnType<typeof wireCostCube>>;

/** What a report may be asked for (cloudhealth.md 9.1); its members are not looked at. */
const WireNamed = wireList(z.object({ name: memberName, label: name }), 500);
export const WireReportQuestions = z.object({
  dimensions: WireNamed,
  measures: WireNamed.nullish().transform((measures) => measures ?? []),
});

const WireStatement = z.object({
  /** The guide's example for all customers leaves it out, which makes a statement nobody's. */
  customer_id: wireId.nullish().catch(null),
  cloud: optional(100),
  /** YYYY-MM, or with a day since 2025 (cloudhealth.md 8). */
  billing_period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/),
  /** Printed with a comma between thousands. */
  total_amount: wireStatementAmount,
  status: wireText(100),
  statement_generation_time: wireInstant,
  currency: z.object({ name: optional(10), symbol: optional(10) }).nullish(),
  invoice_id: wireNumberOrText.nullish().transform((id) => id || null),
});
export type WireStatement = z.output<typeof WireStatement>;
/** Wrapped, though the guide prints one without (cloudhealth.md 8). */
export const WireStatements = z.object({ billing_artifacts: wireList(WireStatement, 1_000) });

const WireRefusal = z.object({
  error: z.unknown().optional(),
  errors: z.unknown().optional(),
  message: z.unknown().optional(),
});

/** `error` first, else `errors` as a list or by field, else the older `message` (cloudhealth.md 2). */
export function errorLines(body: unknown): string[] {
  const refusal = WireRefusal.safeParse(body);
  if (!refusal.success) return [];
  const { error, errors, message } = refusal.data;
  if (typeof error === "string") return [error];
  const listed = sentencesIn(errors);
  if (listed.length > 0) return listed;
  return typeof message === "string" ? [message] : [];
}

const WireBlockRefusal = z.object({
  aws_account_assignments: wireList(
    z.object({ owner_id: accountId.nullable().catch(null), errors: z.unknown().optional() }),
    1_000,
  ),
});

/**
 * Of a refused billing block: each account's sentences behind its number and the field they speak of. The rows without
 * errors were refused with the others and say nothing.
 */
export function blockErrorLines(body: unknown): string[] {
  const refusal = WireBlockRefusal.safeParse(body);
  if (!refusal.success) return errorLines(body);
  const lines = refusal.data.aws_account_assignments.flatMap(({ owner_id, errors }) =>
    fieldSentences(errors).map((line) => (owner_id === null ? line : `${owner_id}: ${line}`)),
  );
  return lines.length > 0 ? lines : errorLines(body);
}

/** "owner_id is taken" for `{"owner_id":["is taken"]}`; sentences without a field as they are. */
export function fieldSentences(errors: unknown): string[] {
  if (typeof errors !== "object" || errors === null || Array.isArray(errors)) return sentencesIn(errors);
  return Object.entries(errors).flatMap(([field, said]) => sentencesIn(said).map((line) => `${field} ${line}`));
}

function sentencesIn(errors: unknown): string[] {
  if (typeof errors === "string") return [errors];
  if (typeof errors !== "object" || errors === null) return [];
  const found = Array.isArray(errors) ? errors : Object.values(errors).flat();
  return found.filter((line) => typeof line === "string");
}
