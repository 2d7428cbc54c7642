import { randomUUID } from "node:crypto";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { recordBatch } from "@/lib/operations/record-batch";
import { createPlan } from "@/lib/services/plans/create-plan";
import { assignIntent, standalone } from "./operations";
import { staffScope } from "./scopes";

/** An account CloudHealth does not know: the batch is real, and nothing in the world changes by it. */
const UNKNOWN_ACCOUNT = "999999999999";

const [customer = ""] = process.argv.slice(2);
const id = randomUUID();
const operation = assignIntent(standalone(UNKNOWN_ACCOUNT, customer));
const answer = await recordBatch(staffScope("operator"), {
  id,
  subject: "Plan of one account",
  operations: [operation],
});
if (!answer.ok) throw new Error("The batch was not taken");
const owner = awsAccountId(UNKNOWN_ACCOUNT);
const planId = randomUUID();
await createPlan(staffScope("operator"), {
  id: planId,
  name: "Plan of one account",
  source: "page",
  wanted: [{ owner, customer: customerId(customer), payer: owner }],
});
process.stdout.write(JSON.stringify({ batchId: id, operationId: operation.id, planId }));
process.exit(0);
