import type { Amount } from "../organizations/organization-rows";

/** One period of usage of one organization. Half-open in time. */
export type UsageRow = {
  id: string;
  organizationId: string;
  environmentId?: string;
  connectionId?: string;
  usageType?: string;
  usage: Amount;
  unit?: string;
  startDate: string;
  endDate: string;
  fields?: Record<string, string>;
  metricType?: "COUNTER" | "GAUGE";
  /** Which product it counts for; without it a product's source and filters decide. */
  sku?: string;
};
