import type { Customer } from "@/lib/domain/customers/customer";
import { type CustomerChange, shows } from "@/lib/domain/customers/customer-change";
import { CustomerChangeFields } from "@/lib/domain/customers/customer-change-input";
import { CUSTOMER_INPUT_COLUMNS, type CustomerInputColumn, customerCells } from "@/lib/domain/customers/customer-lines";
import type { Difference, ImportRefusal } from "@/lib/domain/customers/import-row";
import { addressOf, columnOf, flagOf, type RowCells } from "@/lib/domain/customers/row-draft";
import { readTags } from "@/lib/domain/customers/tag-cell";
import { parseCalendarDate } from "@/lib/domain/values/calendar-date";
import { ok, type Result, refuse } from "@/lib/domain/values/result";

export interface RowChange {
  readonly change: CustomerChange;
  readonly differences: readonly Difference[];
}

type AllCells = Readonly<Record<CustomerInputColumn, string>>;

/** The columns of each field, and what they say of it. */
const FIELDS: Readonly<
  Record<
    keyof CustomerChange,
    { readonly columns: readonly CustomerInputColumn[]; readonly read: (cells: AllCells) => unknown }
  >
> = {
  name: { columns: ["name"], read: (cells) => cells.name },
  classification: { columns: ["classification"], read: (cells) => cells.classification.trim() },
  billingContact: { columns: ["billing_contact"], read: (cells) => cells.billing_contact },
  partnerBilling: {
    columns: ["partner_billing", "billing_folder"],
    read: (cells) => ({ enabled: flagOf(cells.partner_billing), folder: cells.billing_folder }),
  },
  trialExpiresAt: { columns: ["trial_ends_utc"], read: (cells) => instantOf(cells.trial_ends_utc.trim()) },
  address: { columns: ["street1", "street2", "city", "state", "zipcode", "country"], read: addressOf },
  tags: { columns: ["tags"], read: (cells) => readTags(cells.tags) },
};
const FIELD_NAMES = Object.keys(FIELDS) as (keyof CustomerChange)[];

/**
 * What a row asks to be different of a customer. A value that says what the customer's own row says is not looked at, so
 * that whatever was exported can be sent back; a column that the file does not have stays as it is.
 */
export function rowChange(customer: Customer, cells: RowCells): Result<RowChange, readonly ImportRefusal[]> {
  const own = customerCells(customer);
  const wanted: AllCells = { ...own, ...cells };
  const differs = (column: CustomerInputColumn) => wanted[column] !== own[column];
  const touched = FIELD_NAMES.filter((field) => FIELDS[field].columns.some(differs));
  const parsed = CustomerChangeFields.safeParse(
    Object.fromEntries(touched.map((field) => [field, FIELDS[field].read(wanted)])),
  );
  const refusals = [
    ...identityRefusals(customer, wanted, touched),
    ...(parsed.error?.issues ?? []).map(({ path, message }): ImportRefusal => {
      return { code: "cell", column: columnOf(path), issue: message };
    }),
  ];
  if (!parsed.success || refusals.length > 0) return refuse(refusals);
  const changed = touched.filter((field) => !shows(customer, { [field]: parsed.data[field] }));
  const change = Object.fromEntries(changed.map((field) => [field, parsed.data[field]]));
  const columns = new Set(changed.flatMap((field) => FIELDS[field].columns.filter(differs)));
  const differences = CUSTOMER_INPUT_COLUMNS.filter((column) => columns.has(column)).map((column) => {
    return { column, before: own[column], after: wanted[column] };
  });
  return ok({ change, differences });
}

/** CloudHealth knows a Microsoft customer by its tenant or by an address, never by both (cloudhealth.md 4). */
function identityRefusals(
  { azureCustomerId, address }: Customer,
  { azure_customer_id }: AllCells,
  touched: readonly (keyof CustomerChange)[],
): ImportRefusal[] {
  const isMoved = azure_customer_id.trim().toLowerCase() !== (azureCustomerId ?? "").trim().toLowerCase();
  const isBoth = azureCustomerId !== null && address === null && touched.includes("address");
  return [
    ...(isMoved ? [{ code: "import-azure-fixed" as const }] : []),
    ...(isBoth ? [{ code: "cell" as const, column: "street1" as const, issue: "identity-required" }] : []),
  ];
}

/** A day is its first instant; nothing ends a trial. */
function instantOf(cell: string): string | null {
  if (cell === "") return null;
  return parseCalendarDate(cell) === null ? cell : `${cell}T00:00:00Z`;
}
