import type { Customer } from "@/lib/domain/customers/customer";
import { type CustomerChange, shows } from "@/lib/domain/customers/customer-change";
import { CustomerDraftInput } from "@/lib/domain/customers/customer-input";
import { CUSTOMER_INPUT_COLUMNS, type CustomerInputColumn, customerCells } from "@/lib/domain/customers/customer-lines";
import type { Difference, ImportRefusal } from "@/lib/domain/customers/import-row";
import { addressOf, columnOf, flagOf, type RowCells, trialDay } from "@/lib/domain/customers/row-draft";
import { readTags } from "@/lib/domain/customers/tag-cell";
import { ok, type Result, refuse } from "@/lib/domain/values/result";

export interface RowChange {
  readonly change: CustomerChange;
  readonly differences: readonly Difference[];
}

const { name, classification, billingContact, partnerBilling, trialExpiresOn, identity, tags } =
  CustomerDraftInput.shape;

type Reading = Result<CustomerChange, readonly ImportRefusal[]>;
interface Group {
  readonly columns: readonly CustomerInputColumn[];
  /** The part of a change that the cells ask for. */
  readonly read: (cells: Required<RowCells>, customer: Customer) => Reading;
}

interface Schema<T> {
  safeParse(value: unknown): { readonly data?: T; readonly error?: { readonly issues: readonly Issue[] } | undefined };
}
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

interface Field<T> {
  readonly schema: Schema<T>;
  readonly value: unknown;
  readonly field: string;
}

function check<T>({ schema, value, field }: Field<T>, make: (data: T) => CustomerChange): Reading {
  const { data, error } = schema.safeParse(value);
  if (error === undefined && data !== undefined) return ok(make(data));
  const issues = error?.issues ?? [];
  return refuse(
    issues.map(({ path, message }) => ({ code: "cell", column: columnOf([field, ...path]), issue: message })),
  );
}

const GROUPS: readonly Group[] = [
  {
    columns: ["name"],
    read: (cells) => check({ schema: name, value: cells.name, field: "name" }, (data) => ({ name: data })),
  },
  {
    columns: ["classification"],
    read: ({ classification: cell }) =>
      check({ schema: classification, value: cell.trim(), field: "classification" }, (data) => ({
        classification: data,
      })),
  },
  {
    columns: ["billing_contact"],
    read: (cells) =>
      check({ schema: billingContact, value: cells.billing_contact, field: "billingContact" }, (data) => ({
        billingContact: data,
      })),
  },
  {
    columns: ["partner_billing", "billing_folder"],
    read: (cells) => {
      const value = { enabled: flagOf(cells.partner_billing), folder: cells.billing_folder };
      return check({ schema: partnerBilling, value, field: "partnerBilling" }, (data) => ({ partnerBilling: data }));
    },
  },
  {
    columns: ["trial_ends_utc"],
    read: (cells) => {
      const value = trialDay(cells.trial_ends_utc);
      return check({ schema: trialExpiresOn, value, field: "trialExpiresOn" }, (day) => ({
        trialExpiresAt: day && `${day}T00:00:00.000Z`,
      }));
    },
  },
  { columns: ["street1", "street2", "city", "state", "zipcode", "country"], read: readAddress },
  {
    columns: ["tags"],
    read: (cells) => check({ schema: tags, value: readTags(cells.tags), field: "tags" }, (data) => ({ tags: data })),
  },
];

/**
 * What a row asks to be different of a customer. A value that says what the customer's own row says is not looked at, so
 * that whatever was exported can be sent back; a column that the file does not have stays as it is.
 */
export function rowChange(customer: Customer, cells: RowCells): Result<RowChange, readonly ImportRefusal[]> {
  const own = customerCells(customer);
  const wanted = { ...own, ...cells };
  const differs = (column: CustomerInputColumn) => wanted[column] !== own[column];
  const refusals: ImportRefusal[] = [];
  if (wanted.azure_customer_id.trim().toLowerCase() !== own.azure_customer_id.toLowerCase()) {
    refusals.push({ code: "import-azure-fixed" });
  }
  let change: CustomerChange = {};
  const changed = new Set<CustomerInputColumn>();
  for (const { columns, read } of GROUPS) {
    if (!columns.some(differs)) continue;
    const reading = read(wanted, customer);
    if (!reading.ok) refusals.push(...reading.refusal);
    else if (!shows(customer, reading.value)) {
      change = { ...change, ...reading.value };
      for (const column of columns.filter(differs)) changed.add(column);
    }
  }
  if (refusals.length > 0) return refuse(refusals);
  const differences = CUSTOMER_INPUT_COLUMNS.filter((column) => changed.has(column)).map((column) => {
    return { column, before: own[column], after: wanted[column] };
  });
  return ok({ change, differences });
}

/** CloudHealth knows a Microsoft customer by its tenant or by an address, never by both (cloudhealth.md 4). */
function readAddress(cells: Required<RowCells>, { azureCustomerId, address }: Customer): Reading {
  if (azureCustomerId !== null && address === null) {
    return refuse([{ code: "cell", column: "street1", issue: "identity-required" }]);
  }
  const wanted = identity.safeParse({ kind: "address", address: addressOf(cells) });
  if (wanted.success && wanted.data.kind === "address") return ok({ address: wanted.data.address });
  const issues = wanted.error?.issues ?? [];
  return refuse(issues.map(({ path, message }) => ({ code: "cell", column: columnOf(path), issue: message })));
}
