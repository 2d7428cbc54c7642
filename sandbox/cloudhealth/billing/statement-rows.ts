/** A statement told in full; a customer with any of these has no derived ones. */
export type Statement = {
  id: number;
  customerId: number;
  cloud: string;
  /** YYYY-MM */
  billingPeriod: string;
  totalAmount: number;
  status: string;
  detailedBillingRecordsGenerationTime: string;
  statementGenerationTime: string;
  statementSummaryGenerationTime: string;
  currency: { name: string; symbol: string };
  azureInvoice: string;
  invoiceId: string | null;
  invoiceDate: string | null;
};
