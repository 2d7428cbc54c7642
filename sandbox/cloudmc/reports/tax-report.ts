import { Decimal } from "decimal.js";
import { csvAnswer, failure, notFound } from "../answers";
import type { InvoiceLine, InvoiceRow } from "../billing/billing-rows";
import { settingsOf } from "../cloudmc-world";
import { moneyText, sumOf, toCents } from "../pricing/tier-pricing";
import { type Ask, actingOrganization, askedOrganizationId, parametersOf } from "../routes";
import { csvLine, type Language, languageOf, nameIn } from "./csv-text";

const CYCLE = /^(0[1-9]|1[0-2])-\d{4}$/;
const BEFORE_TAXES = ["category", "sku", "usage", "unit", "currency", "total_before_tax", "tax_code", "total_tax"];
const AFTER_TAXES = [
  "invoice_number",
  "status",
  "due_date",
  "credit_card_transaction_id",
  "billing_start_date",
  "billing_end_date",
];

/** The sign is a dollar whatever the currency. */
const dollars = (amount: Decimal) => `$${moneyText(amount)}`;

/** M/D/YY in UTC. */
function shortDate(text: string | null | undefined): string {
  if (!text) return "null";
  const day = new Date(text);
  return `${day.getUTCMonth() + 1}/${day.getUTCDate()}/${String(day.getUTCFullYear()).slice(2)}`;
}

export type TaxAmounts = { amounts: Decimal[]; total: Decimal };

/** Each tax is rounded to cents by itself, then they are added. */
export function taxesOn(base: Decimal.Value, rates: readonly Decimal.Value[]): TaxAmounts {
  const amounts = rates.map((rate) => toCents(new Decimal(base).times(rate)));
  return { amounts, total: sumOf(amounts) };
}

type Choice = { language: Language; fields: string[]; taxColumns: number };

function rowOf(ask: Ask, invoice: InvoiceRow, { line, choice }: { line: InvoiceLine; choice: Choice }): string[] {
  const organization = ask.world.tree.get(invoice.organizationId);
  const taxes = line.taxes ?? [];
  const { amounts, total } = taxesOn(
    line.totalBeforeTax,
    taxes.map(({ rate }) => rate),
  );
  const taxCells = Array.from({ length: choice.taxColumns }, (_, at) => [
    taxes[at]?.name ?? "null",
    amounts[at] === undefined ? "null" : dollars(amounts[at]),
  ]);
  return [
    organization?.name ?? "null",
    ...choice.fields.map((field) => organization?.customFields?.[field] || "null"),
    nameIn(choice.language, line.category, "null"),
    line.sku,
    String(line.usage),
    line.unit,
    invoice.currency,
    dollars(new Decimal(line.totalBeforeTax)),
    line.taxCode ?? "null",
    dollars(total),
    ...taxCells.flat(),
    invoice.number,
    invoice.status,
    shortDate(invoice.dueDate),
    invoice.creditCardTransactionId ?? "null",
    shortDate(invoice.startDate),
    shortDate(invoice.endDate),
  ];
}

function taxReportCsv(ask: Ask, invoices: readonly InvoiceRow[], asked: Omit<Choice, "taxColumns">): string {
  const taxColumns = Math.max(0, ...invoices.flatMap(({ lines }) => lines.map(({ taxes }) => taxes?.length ?? 0)));
  const choice = { ...asked, taxColumns };
  const header = [
    "organization",
    ...asked.fields,
    ...BEFORE_TAXES,
    ...Array.from({ length: taxColumns }, (_, at) => [`tax_name${at + 1}`, `tax_amount${at + 1}`]).flat(),
    ...AFTER_TAXES,
  ];
  const rows = invoices.flatMap((invoice) => invoice.lines.map((line) => rowOf(ask, invoice, { line, choice })));
  return [header, ...rows].map((row) => `${csvLine(row)},`).join("\n");
}

function latestCycle(invoices: readonly InvoiceRow[]): string {
  const month = ({ billingCycle }: InvoiceRow) => `${billingCycle.slice(3)}${billingCycle.slice(0, 2)}`;
  return [...invoices].sort((a, b) => month(b).localeCompare(month(a)))[0]?.billingCycle ?? "";
}

export function answerTaxReport(ask: Ask): Response {
  const parameters = parametersOf(ask);
  const reseller = actingOrganization(ask);
  if (reseller === undefined) return notFound(ask.c, { organization_id: askedOrganizationId(ask) });
  if (reseller.isReseller !== true) {
    return failure(ask.c, 400, {
      message: "The organization is not a reseller",
      context: { organization_id: reseller.id },
    });
  }
  const language = languageOf(parameters.get("language") || "en");
  if (language === undefined) return failure(ask.c, 400, { message: "language must be en, fr or es" });
  const asked = parameters.get("billing_cycle") || parameters.get("billingCycle");
  if (asked && !CYCLE.test(asked)) {
    return failure(ask.c, 400, { message: "billing_cycle must be MM-YYYY", context: { billing_cycle: asked } });
  }
  const issued = ask.world.store.where("cmcInvoices", "resellerId", reseller.id);
  const cycle = asked || latestCycle(issued);
  const text = taxReportCsv(
    ask,
    issued.filter(({ billingCycle }) => billingCycle === cycle),
    { language, fields: settingsOf(ask.world, reseller.id)?.customFields ?? [] },
  );
  return csvAnswer(ask.c, text);
}
