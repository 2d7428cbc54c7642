import { randomUUID } from "node:crypto";
import { recordBatch } from "@/lib/operations/record-batch";
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
process.stdout.write(JSON.stringify({ batchId: id, operationId: operation.id }));
process.exit(0);
