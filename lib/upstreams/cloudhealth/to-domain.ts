import "server-only";
import type { AwsAccount, AwsAccountType } from "@/lib/domain/accounts/aws-account";
import { type Assignment, BLOCK_TYPES } from "@/lib/domain/assignments/assignment";
import { type CostCube, type CubeData, readCube, UnreadableCube } from "@/lib/domain/costs/cost-cube";
import type { CostInterval } from "@/lib/domain/costs/cost-question";
import type { CostStatement } from "@/lib/domain/costs/cost-statement";
import { type Address, CLASSIFICATIONS, type Customer } from "@/lib/domain/customers/customer";
import { customerId } from "@/lib/domain/values/customer-id";
import { parseDecimal } from "@/lib/domain/values/decimal-text";
import { type Currency, currency, parseCurrency } from "@/lib/domain/values/money";
import { month } from "@/lib/domain/values/month";
import {
  fieldSentences,
  type WireAccountAsset,
  type WireAssignment,
  type WireBlockAssignment,
  type WireCostCube,
  type WireCustomer,
  type WireStatement,
} from "@/lib/upstreams/cloudhealth/wire";
import { isNumberToken } from "@/lib/upstreams/json";
import { redact } from "@/lib/upstreams/redact";

export function toCustomer(wire: WireCustomer): Customer {
  return {
    id: customerId(wire.id),
    name: wire.name,
    classification: CLASSIFICATIONS.find((known) => known === wire.classification) ?? "managed_without_access",
    billingContact: wire.billing_contact,
    partnerBilling: {
      enabled: wire.partner_billing_configuration?.enabled ?? false,
      folder: wire.partner_billing_configuration?.folder ?? null,
    },
    trialExpiresAt: wire.trial_expiration ?? wire.trial_expiration_date,
    azureCustomerId: wire.azure_customer_id,
    address: toAddress(wire.address),
    tags: (wire.tags ?? []).map((tag) => ({ key: tag.key, value: tag.value ?? "" })),
    externalId: wire.generated_external_id,
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
  };
}

function toAddress(wire: WireCustomer["address"]): Address | null {
  if (!wire || Object.values(wire).every((part) => part === null)) return null;
  return {
    street1: wire.street1 ?? "",
    street2: wire.street2,
    city: wire.city ?? "",
    state: wire.state ?? "",
    zipcode: wire.zipcode ?? "",
    country: wire.country ?? "",
  };
}

const ACCOUNT_TYPES: readonly AwsAccountType[] = ["consolidated", "linked", "standalone"];

/** Null for an account without an AWS number: nothing can be assigned, billed or looked up by it. */
export function toAwsAccount(wire: WireAccountAsset): AwsAccount | null {
  if (!wire.owner_id) return null;
  return {
    id: wire.id,
    owner: wire.owner_id,
    name: wire.name,
    amazonName: wire.amazon_name,
    type: ACCOUNT_TYPES.find((known) => known === wire.account_type?.toLowerCase()) ?? "unknown",
    family: wire.cluster_name,
    isActive: wire.is_active ?? true,
  };
}

export function toAssignment(wire: WireAssignment): Assignment {
  return {
    id: wire.id,
    owner: wire.owner_id,
    customer: customerId(wire.customer_id),
    payer: wire.payer_account_owner_id ?? wire.owner_id,
    managedBy: "v1",
  };
}

export function toBlockAssignment(wire: WireBlockAssignment): Assignment {
  return {
    id: wire.id,
    owner: wire.owner_id,
    customer: customerId(wire.target_client_api_id),
    payer: wire.payer_account_owner_id ?? wire.billing_family_owner_id ?? wire.owner_id,
    managedBy: "v2",
    block: {
      type: BLOCK_TYPES.find((known) => known === wire.billing_block_type?.toLowerCase()) ?? null,
      name: wire.billing_block_name,
      family: wire.billing_family_owner_id ?? null,
      errors: redact(fieldSentences(wire.errors), []),
    },
  };
}

const USD = currency("USD");
const SIGNS: Readonly<Record<string, string>> = { $: "USD", US$: "USD", "€": "EUR", "£": "GBP", CA$: "CAD", C$: "CAD" };

/** Throws an UnreadableCube for what has another layout or a currency nobody knows. */
export function toCosts(wire: WireCostCube, interval: CostInterval): { cube: CostCube; currency: Currency } {
  const dimensions = wire.dimensions.map((dimension) => {
    const [only, ...others] = Object.entries(dimension);
    if (only === undefined || others.length > 0) throw new UnreadableCube("A dimension has one name");
    const members = only[1].map(({ name, label, parent, direct, excluded }) => ({
      name,
      label,
      parent: parent ?? undefined,
      direct: direct ?? undefined,
      excluded: excluded ?? undefined,
    }));
    return { name: only[0], members };
  });
  const data = wire.data.map((row) => toCube(row, dimensions.length));
  const currency = currencyOf(wire.measures[0]?.label ?? "");
  return { cube: readCube({ dimensions, data }, interval), currency };
}

/** Null for a statement that is nobody's: it says nothing of any customer. */
export function toStatement(wire: WireStatement): CostStatement | null {
  if (!wire.customer_id) return null;
  return {
    customer: customerId(wire.customer_id),
    month: month(wire.billing_period.slice(0, 7)),
    isFinal: wire.status.trim().toLowerCase() === "final",
    total: wire.total_amount,
    currency: parseCurrency(wire.currency?.name ?? "") ?? USD,
    cloud: wire.cloud,
    invoice: wire.invoice_id,
    generatedAt: wire.statement_generation_time,
  };
}

function toCube(value: unknown, levels: number): CubeData {
  if (value === null) return null;
  if (Array.isArray(value) && levels > 0) return value.map((one) => toCube(one, levels - 1));
  const exact = isNumberToken(value) ? parseDecimal(value.value) : null;
  // A figure that cannot be read again as it would be kept has more digits than any cost.
  if (exact === null || parseDecimal(exact) === null) throw new UnreadableCube("A cell is not a number");
  return exact;
}

/** The report names its currency only in the measure's label, "Cost ($)"; without parentheses it is US dollars. */
function currencyOf(label: string): Currency {
  const sign = /\(([^()]*)\)\s*$/.exec(label)?.[1]?.trim();
  if (sign === undefined || sign === "") return USD;
  const known = parseCurrency(SIGNS[sign] ?? sign);
  if (known === null) throw new UnreadableCube("The measure names an unknown currency");
  return known;
}
