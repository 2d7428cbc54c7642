import { randomUUID } from "node:crypto";
import { UsageRequestInput } from "@/lib/domain/usage/usage-request-input";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { recordBatch } from "@/lib/operations/record-batch";
import { startCustomerImport } from "@/lib/services/customers/start-customer-import";
import { createPlan } from "@/lib/services/plans/create-plan";
import { requestUsageReport } from "@/lib/services/usage/request-usage-report";
import { assignIntent, standalone } from "./operations";
import { staffScope } from "./scopes";

/** An account CloudHealth does not know: what is recorded is real, and nothing in the world changes by it. */
const UNKNOWN_ACCOUNT = "999999999999";
const OPERATOR = staffScope("operator");

const [customer = ""] = process.argv.slice(2);
const [batchId, planId, importId, reportId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const operation = assignIntent(standalone(UNKNOWN_ACCOUNT, customer));
const owner = awsAccountId(UNKNOWN_ACCOUNT);
const file = new Blob([`customer_id,name,partner_billing\n,Looked At Only,true\n${customer},Looked At,\n999999,,\n`]);
const period = { from: "2026-10-01", to: "2026-10-03", detailLevel: "summarized", groupBy: [] };
const answers = [
  await recordBatch(OPERATOR, { id: batchId, subject: "Plan of one account", operations: [operation] }),
  await createPlan(OPERATOR, {
    id: planId,
    name: "Plan of one account",
    source: "page",
    wanted: [{ owner, customer: customerId(customer), payer: owner }],
  }),
  await startCustomerImport(OPERATOR, { importId, fileName: "looked-at.csv", bytes: file.size, file }),
  await requestUsageReport(OPERATOR, UsageRequestInput.parse({ ...period, operationId: reportId })),
];
const refused = answers.filter(({ ok }) => !ok);
if (refused.length > 0) throw new Error(`Not taken: ${JSON.stringify(refused)}`);
process.stdout.write(JSON.stringify({ batchId, operationId: operation.id, planId, importId, reportId }));
process.exit(0);
