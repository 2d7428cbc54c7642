import type { CustomerDraft } from "@/lib/domain/customers/customer-input";
import { CustomerDraftInput } from "@/lib/domain/customers/customer-input";
import type { CustomerInputColumn } from "@/lib/domain/customers/customer-lines";
import type { ImportRefusal } from "@/lib/domain/customers/import-row";
import { readTags } from "@/lib/domain/customers/tag-cell";
import { parseCalendarDate } from "@/lib/domain/values/calendar-date";
import { ok, type Result, refuse } from "@/lib/domain/values/result";

export type RowCells = Readonly<Partial<Record<CustomerInputColumn, string>>>;

const DraftInput = CustomerDraftInput.omit({ operationId: true });
const FLAGS: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  yes: true,
  off: false,
  false: false,
  no: false,
};

/** A row without an id, as the form for a new customer would have sent it. */
export function rowDraft(cells: RowCells): Result<CustomerDraft, readonly ImportRefusal[]> {
  const parsed = DraftInput.safeParse(draftInput(cells));
  if (parsed.success) return ok(parsed.data);
  const refusals = parsed.error.issues.map(({ path, message }): ImportRefusal => {
    return { code: "cell", column: columnOf(path), issue: message };
  });
  return refuse(refusals);
}

function draftInput(cells: RowCells) {
  const cell = (column: CustomerInputColumn) => cells[column]?.trim() ?? "";
  const azure = cell("azure_customer_id");
  const address = addressOf(cells);
  const isBare = Object.values(address).every((part) => part === "");
  return {
    name: cell("name"),
    classification: cell("classification") || "managed_without_access",
    billingContact: cell("billing_contact"),
    identity: toIdentity(azure, isBare ? null : address),
    trialExpiresOn: trialDay(cell("trial_ends_utc")),
    partnerBilling: { enabled: flagOf(cell("partner_billing") || "off"), folder: cell("billing_folder") },
    tags: readTags(cells.tags ?? ""),
  };
}

/** An address makes an AWS customer, a tenant a Microsoft one; both at once are nobody. */
function toIdentity(azureCustomerId: string, address: ReturnType<typeof addressOf> | null) {
  if (azureCustomerId === "") return { kind: "aws", address: address ?? addressOf({}) };
  return address === null ? { kind: "azure", azureCustomerId } : undefined;
}

export function addressOf(cells: RowCells) {
  const { street1 = "", street2 = "", city = "", state = "", zipcode = "", country = "" } = cells;
  return { street1, street2, city, state, zipcode, country };
}

/** Not a boolean where the value says neither. */
export function flagOf(cell: string): boolean | string {
  return FLAGS[cell.trim().toLowerCase()] ?? cell;
}

/** The day of an instant at midnight, as exported; else what was written. */
function trialDay(cell: string): string {
  const [, day] = /^(\d{4}-\d{2}-\d{2})T00:00(?::00(?:\.0+)?)?Z$/.exec(cell.trim()) ?? [];
  return day !== undefined && parseCalendarDate(day) !== null ? day : cell;
}

const COLUMNS: Readonly<Record<string, CustomerInputColumn>> = {
  billingContact: "billing_contact",
  partnerBilling: "partner_billing",
  trialExpiresAt: "trial_ends_utc",
  trialExpiresOn: "trial_ends_utc",
  azureCustomerId: "azure_customer_id",
  enabled: "partner_billing",
  folder: "billing_folder",
  identity: "azure_customer_id",
};

/** The column a field of the form stands in. */
export function columnOf(path: readonly PropertyKey[]): CustomerInputColumn {
  if (path[0] === "tags") return "tags";
  const field = String(path.at(-1));
  return COLUMNS[field] ?? (field as CustomerInputColumn);
}
