import { z } from "zod";
import { MOST_WANTED } from "@/lib/domain/plans/plan-limits";
import { PLAN_SOURCES } from "@/lib/domain/plans/plan-view";
import { AwsAccountIdInput } from "@/lib/domain/values/aws-account-id";
import { CsvFileNameInput } from "@/lib/domain/values/csv-file-name";
import { CustomerIdInput } from "@/lib/domain/values/customer-id";

const LONGEST_NAME = 100;

const PlanIdInput = z.uuid({ error: "operation-id" });
const PlanNameInput = z
  .string({ error: "plan-name-required" })
  .trim()
  .min(1, { error: "plan-name-required" })
  .max(LONGEST_NAME, { error: "plan-name-too-long" })
  .regex(/^\P{Cc}*$/u, { error: "plan-name-characters" });

const WantedPlaceInput = z.union([
  z.strictObject({ owner: AwsAccountIdInput, customer: CustomerIdInput, payer: AwsAccountIdInput }),
  z.strictObject({ owner: AwsAccountIdInput, customer: z.null(), payer: z.null() }),
]);

/** What the page sends: where each of the chosen accounts shall be. */
export const PlanInput = z.strictObject({
  id: PlanIdInput,
  name: PlanNameInput,
  source: z.enum(PLAN_SOURCES, { error: "invalid" }),
  wanted: z.array(WantedPlaceInput).max(MOST_WANTED, { error: "plan-too-large" }),
});
export type PlanRequest = z.output<typeof PlanInput>;

/** A file of wanted places, as it was uploaded or pasted; its size is told by the reader of files. */
export const PlanFileInput = z.strictObject({
  id: PlanIdInput,
  name: PlanNameInput,
  fileName: CsvFileNameInput,
  file: z.instanceof(Uint8Array, { error: "plan-file" }),
});
export type PlanFileRequest = z.output<typeof PlanFileInput>;

/** All that one customer holds, wanted for another. */
export const PlanCopyInput = z.strictObject({
  id: PlanIdInput,
  name: PlanNameInput,
  from: CustomerIdInput,
  to: CustomerIdInput,
});
export type PlanCopyRequest = z.output<typeof PlanCopyInput>;

export const PlanDecisionInput = z.strictObject({ planId: PlanIdInput });
export type PlanDecisionRequest = z.output<typeof PlanDecisionInput>;

/** `removals` is what the person typed: how many assignments the plan removes. */
export const PlanApplyInput = z.strictObject({ planId: PlanIdInput, removals: z.number({ error: "invalid" }).int() });
export type PlanApplyRequest = z.output<typeof PlanApplyInput>;

export const ReplanInput = z.strictObject({ planId: PlanIdInput, id: PlanIdInput });
export type ReplanRequest = z.output<typeof ReplanInput>;
