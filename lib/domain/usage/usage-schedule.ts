import { z } from "zod";
import { customersInput, USAGE_CHOICES } from "@/lib/domain/usage/usage-request-input";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export const SCHEDULE_SUBJECTS = ["own", "chosen", "linked"] as const;

/**
 * What is asked for on a day of each month, for the month before. `linked`: all customers that have a HERE realm on that
 * day. `apart`: a report for each customer, which its own people see too, instead of one for all.
 */
export const UsageScheduleInput = z
  .strictObject({
    subject: z.enum(SCHEDULE_SUBJECTS, { error: "schedule-subject" }),
    customerIds: customersInput.default([]),
    apart: z.boolean(),
    dayOfMonth: z.coerce
      .number({ error: "day-of-month" })
      .int({ error: "day-of-month" })
      .min(1, { error: "day-of-month" })
      .max(31, { error: "day-of-month" }),
    ...USAGE_CHOICES,
    scheduleId: z.uuid({ error: "operation-id" }),
  })
  .superRefine(({ subject, customerIds }, context) => {
    if ((subject === "chosen") === customerIds.length > 0) return;
    context.addIssue({ code: "custom", message: "schedule-customers", path: ["customerIds"] });
  });
export type UsageScheduleRequest = z.output<typeof UsageScheduleInput>;

/** What is kept of it. */
export type UsageScheduleWish = Omit<UsageScheduleRequest, "scheduleId" | "dayOfMonth">;

export const SCHEDULE_DECISIONS = ["pause", "resume", "delete", "take-over"] as const;
export const ScheduleDecisionInput = z.strictObject({
  scheduleId: z.uuid({ error: "operation-id" }),
  version: z.number().int().min(1),
  decision: z.enum(SCHEDULE_DECISIONS, { error: "decision" }),
});
export type ScheduleDecision = z.output<typeof ScheduleDecisionInput>;

export interface UsageSchedule {
  readonly id: string;
  readonly wish: UsageScheduleWish;
  readonly dayOfMonth: number;
  readonly state: "active" | "paused" | "deleted";
  /** `YYYY-MM-DD`, UTC. */
  readonly nextOn: string;
  readonly version: number;
  readonly createdById: string;
  readonly createdByName: string;
}

export interface UsageScheduleRun {
  readonly dueOn: string;
  readonly ranAt: string;
  readonly reports: number;
  /** Customers without a HERE realm. */
  readonly leftOut: readonly string[];
}

export interface UsageScheduleView extends UsageSchedule {
  readonly customers: readonly { readonly id: CustomerId; readonly name: string }[];
  readonly lastRun: UsageScheduleRun | null;
  /** Its maker may not ask for usage any more, so it waits until somebody who may takes it over. */
  readonly isHeld: boolean;
}
