import { notFound } from "../answers";
import { settingsOf } from "../cloudmc-world";
import { type Ask, actingOrganization, askedOrganizationId, type Route, seenOrganization } from "../routes";

/** Lack of permission and no such thing are one answer here. */
function settings(ask: Ask) {
  const reseller = actingOrganization(ask);
  return reseller?.isReseller === true ? { reseller, row: settingsOf(ask.world, reseller.id) } : undefined;
}

function readBilling(ask: Ask): Response {
  const found = settings(ask);
  if (found === undefined) return notFound(ask.c, { organizationId: askedOrganizationId(ask) });
  const { reseller, row } = found;
  const packageId = row?.defaultPricingPackageId ?? null;
  return ask.c.json({
    data: {
      organization: { id: reseller.id, name: reseller.name },
      billingDay: row?.billingDay ?? 1,
      defaultCurrency: "USD",
      daysBeforeAutoDraft: 2,
      daysBeforeAutoApproval: 3,
      daysBeforeAutoPayment: 5,
      minimumDaysInvoicePeriod: 1,
      customerInformation: row?.customFields ?? [],
      ...(packageId === null ? {} : { defaultPricingPackage: { id: packageId } }),
      ...row?.billing,
    },
  });
}

const STEPS = [
  { scope: "PRODUCTS", type: "PERCENTAGE", beforeTax: true },
  { scope: "CATEGORIES", type: "PERCENTAGE", beforeTax: true },
  { scope: "ALL_PRODUCTS", type: "PERCENTAGE", beforeTax: true },
  { scope: "PRODUCTS", type: "CREDIT", beforeTax: true },
  { scope: "CATEGORIES", type: "CREDIT", beforeTax: true },
  { scope: "ALL_PRODUCTS", type: "CREDIT", beforeTax: true },
];

function readInvoiceConfig(ask: Ask): Response {
  const found = settings(ask);
  if (found === undefined) return notFound(ask.c, { organizationId: askedOrganizationId(ask) });
  return ask.c.json({ data: { steps: STEPS, ...found.row?.invoiceConfig } });
}

type PlainTable = "cmcTaxProviders" | "cmcPayments" | "cmcResourceCommitments";

/** Shown as stored, to those who see the organization. */
function listOf(table: PlainTable): Route[2] {
  return (ask) => {
    const id = askedOrganizationId(ask);
    if (id !== null && seenOrganization(ask, id) === undefined) return notFound(ask.c, { organization_id: id });
    const rows = ask.world.store
      .all(table)
      .filter(({ organizationId }) => (id ?? organizationId) === organizationId)
      .filter(({ organizationId }) => seenOrganization(ask, organizationId) !== undefined);
    return ask.c.json({
      data: rows.map(({ organizationId, ...row }) => ({ ...row, organization: { id: organizationId } })),
    });
  };
}

export const BILLING_READ_ROUTES: Route[] = [
  ["get", "/reseller/settings/billing", readBilling],
  ["get", "/reseller/settings/invoice-config", readInvoiceConfig],
  ["get", "/tax_providers", listOf("cmcTaxProviders")],
  ["get", "/payments", listOf("cmcPayments")],
  ["get", "/resource_commitments", listOf("cmcResourceCommitments")],
];
