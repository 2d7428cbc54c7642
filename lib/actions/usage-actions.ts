"use server";

import { staffAction } from "@/lib/actions/define-action";
import { PartRetryInput } from "@/lib/domain/usage/part-retries";
import { UsageRateDropInput, UsageRateInput } from "@/lib/domain/usage/usage-rate";
import { UsageRequestInput } from "@/lib/domain/usage/usage-request-input";
import { UsageRetentionInput } from "@/lib/domain/usage/usage-retention";
import { ScheduleDecisionInput, UsageScheduleInput } from "@/lib/domain/usage/usage-schedule";
import { createUsageSchedule } from "@/lib/services/usage/create-usage-schedule";
import { decideUsageSchedule } from "@/lib/services/usage/decide-usage-schedule";
import { dropUsageRate } from "@/lib/services/usage/drop-usage-rate";
import { keepUsageRate } from "@/lib/services/usage/keep-usage-rate";
import { requestUsageReport } from "@/lib/services/usage/request-usage-report";
import { retryUsagePart } from "@/lib/services/usage/retry-usage-part";
import { setUsageRetention } from "@/lib/services/usage/set-usage-retention";

export const requestUsageReportAction = staffAction({
  permission: "usage:request",
  input: UsageRequestInput,
  run: requestUsageReport,
  refresh: ["/usage"],
});

export const retryUsagePartAction = staffAction({
  permission: "usage:request",
  input: PartRetryInput,
  run: retryUsagePart,
  refresh: ["/usage"],
});

export const createUsageScheduleAction = staffAction({
  permission: "usage:request",
  input: UsageScheduleInput,
  run: createUsageSchedule,
  refresh: ["/usage"],
});

export const decideUsageScheduleAction = staffAction({
  permission: "usage:request",
  input: ScheduleDecisionInput,
  run: decideUsageSchedule,
  refresh: ["/usage"],
});

export const keepUsageRateAction = staffAction({
  permission: "rates:manage",
  input: UsageRateInput,
  run: keepUsageRate,
  refresh: ["/usage"],
});

export const dropUsageRateAction = staffAction({
  permission: "rates:manage",
  input: UsageRateDropInput,
  run: dropUsageRate,
  refresh: ["/usage"],
});

export const setUsageRetentionAction = staffAction({
  permission: "usage:retain",
  input: UsageRetentionInput,
  run: setUsageRetention,
  refresh: ["/settings", "/usage"],
});
