import { z } from "zod";
import { AwsAccountIdInput } from "@/lib/domain/values/aws-account-id";
import { CustomerIdInput } from "@/lib/domain/values/customer-id";

/** What the assignment form sends; issue messages are codes that pages turn into sentences. */
export const AssignmentDraftInput = z.strictObject({
  owner: AwsAccountIdInput,
  customer: CustomerIdInput,
  payer: AwsAccountIdInput,
  operationId: z.uuid({ error: "operation-id" }),
});

export type AssignmentDraftRequest = z.output<typeof AssignmentDraftInput>;
