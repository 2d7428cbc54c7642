import { Decimal } from "decimal.js";
import { z } from "zod";
import { asksForCsv, csvAnswer, failure, notFound } from "../answers";
import { readBody } from "../body";
import { isWithin } from "../pricing/price-scope";
import { moneyText, sumOf } from "../pricing/tier-pricing";
import { csvLine, languageOf, nameIn } from "../reports/csv-text";
import { taxesOn } from "../reports/tax-report";
import {
  type Ask,
  actingOrganization,
  askedOrganizationId,
  commit,
  parametersOf,
  pathId,
  type Route,
  seenOrganization,
} from "../routes";
import type { InvoiceLine, InvoiceRow } from "./billing-rows";

/** Money is numbers here, unlike in the reports. */
function figuresOf({ lines }: InvoiceRow) {
  const subTotal = sumOf(lines.map(({ totalBeforeTax }) => new Decimal(totalBeforeTax)));
  const taxes = sumOf(lines.map(taxOn));
  return { subTotal, taxes, total: subTotal.plus(taxes) };
}

function taxOn({ totalBeforeTax, taxes }: InvoiceLine): Decimal {
  return taxesOn(
    totalBeforeTax,
    (taxes ?? []).map(({ rate }) => rate),
  ).total;
}

function showInvoice(ask: Ask, invoice: InvoiceRow): Record<string, unknown> {
  const { organizationId, resellerId, lines, detail, startDate, endDate, dueDate, ...rest } = invoice;
  const { subTotal, total } = figuresOf(invoice);
  const name = ask.world.tree.get(organizationId)?.name;
  return {
    ...rest,
    organization: { id: organizationId, ...(name === undefined ? {} : { name }) },
    reseller: { id: resellerId },
    startDate,
    endDate,
    ...(dueDate ? { dueDate } : {}),
    detail: {
      currency: invoice.currency,
      subTotal: subTotal.toNumber(),
      total: total.toNumber(),
      products: lines.map(({ sku, name: names, category, usage, price, totalBeforeTax, taxCode }) => ({
        sku,
        name: names ?? {},
        category,
        usage: Number(usage),
        ...(price === undefined ? {} : { price: Number(price) }),
        subTotal: Number(totalBeforeTax),
        ...(taxCode === undefined ? {} : { taxCode }),
      })),
      ...detail,
    },
  };
}

/** Zero-usage invoices are shown only when asked for. */
function isShown(invoice: InvoiceRow, parameters: URLSearchParams): boolean {
  const cycle = parameters.get("billingCycle") || parameters.get("billing_cycle");
  const withoutUsage = parameters.get("includeNoUsageInvoices") === "true";
  return (!cycle || invoice.billingCycle === cycle) && (withoutUsage || invoice.lines.length > 0);
}

function listOfCustomers(ask: Ask): Response {
  const reseller = seenOrganization(ask, pathId(ask));
  if (reseller === undefined || reseller.isReseller !== true) return notFound(ask.c, { id: pathId(ask) });
  const parameters = parametersOf(ask);
  const withAll = parameters.get("includeAllSubOrgs") === "true";
  const invoices = ask.world.store
    .all("cmcInvoices")
    .filter(({ resellerId, organizationId }) =>
      withAll ? isWithin(ask.world.tree, organizationId, reseller.id) : resellerId === reseller.id,
    )
    .filter((invoice) => isShown(invoice, parameters));
  return ask.c.json({ data: invoices.map((invoice) => showInvoice(ask, invoice)) });
}

function invoicesCsv(invoices: readonly InvoiceRow[], language: "en" | "fr" | "es"): string {
  const header = [
    "invoice_number",
    "status",
    "category",
    "sku",
    "usage",
    "unit",
    "currency",
    "total_before_tax",
    "total_tax",
  ];
  const rows = invoices.flatMap((invoice) =>
    invoice.lines.map((line) => [
      invoice.number,
      invoice.status,
      nameIn(language, line.category, ""),
      line.sku,
      String(line.usage),
      line.unit,
      invoice.currency,
      moneyText(new Decimal(line.totalBeforeTax)),
      moneyText(taxOn(line)),
    ]),
  );
  return [header, ...rows].map(csvLine).join("\n");
}

function listOfOrganization(ask: Ask): Response {
  const organization = actingOrganization(ask);
  if (organization === undefined) return notFound(ask.c, { organization_id: askedOrganizationId(ask) });
  const parameters = parametersOf(ask);
  const invoices = ask.world.store
    .where("cmcInvoices", "organizationId", organization.id)
    .filter((invoice) => isShown(invoice, parameters));
  if (asksForCsv(ask.c)) {
    const language = languageOf(parameters.get("language") || "en") ?? "en";
    return csvAnswer(ask.c, invoicesCsv(invoices, language));
  }
  return ask.c.json({ data: invoices.map((invoice) => showInvoice(ask, invoice)) });
}

function seenInvoice(ask: Ask): InvoiceRow | undefined {
  const invoice = ask.world.store.get("cmcInvoices", pathId(ask));
  return invoice !== undefined && seenOrganization(ask, invoice.organizationId) !== undefined ? invoice : undefined;
}

/** Nothing to pay is paid at once; an invoice that is out already is answered with nothing. */
function approve(ask: Ask): Response {
  const invoice = seenInvoice(ask);
  if (invoice === undefined) return notFound(ask.c, { id: pathId(ask) });
  if (invoice.status === "ISSUED") return ask.c.json({});
  if (invoice.status !== "IN_REVIEW") {
    return failure(ask.c, 400, {
      message: "Only an invoice in review can be approved",
      context: { status: invoice.status },
    });
  }
  const row = { ...invoice, status: figuresOf(invoice).total.isZero() ? "PAID" : "ISSUED" };
  commit(ask, { put: "cmcInvoices", row });
  return ask.c.json({ data: showInvoice(ask, row) });
}

async function flag(ask: Ask): Promise<Response> {
  const invoice = seenInvoice(ask);
  if (invoice === undefined) return notFound(ask.c, { id: pathId(ask) });
  const input = await readBody(ask, z.object({ message: z.string().trim().min(1).max(280) }));
  if (input instanceof Response) return input;
  const row = { ...invoice, flag: input.message };
  commit(ask, { put: "cmcInvoices", row });
  return ask.c.json({ data: showInvoice(ask, row) });
}

export const INVOICE_ROUTES: Route[] = [
  ["get", "/invoices", listOfOrganization],
  ["get", "/invoices/find/:id/customer_invoices", listOfCustomers],
  ["put", "/invoices/:id/approve", approve],
  ["post", "/invoices/:id/flag", flag],
];
