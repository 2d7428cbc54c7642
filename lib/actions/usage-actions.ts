"use server";

import { staffAction } from "@/lib/actions/define-action";
import { UsageRequestInput } from "@/lib/domain/usage/usage-request-input";
import { requestUsageReport } from "@/lib/services/usage/request-usage-report";

export const requestUsageReportAction = staffAction({
  permission: "usage:request",
  input: UsageRequestInput,
  run: requestUsageReport,
  refresh: ["/usage"],
});
