import { Hono } from "hono";
import { watch } from "../control/watch";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { cloudHealthAccess } from "./access";
import { serveAssets } from "./asset-search";
import { serveAssignments } from "./assignments";
import { serveAwsAccounts } from "./aws-accounts";
import { serveBillingBlocks } from "./billing-blocks";
import { serveCostHistory } from "./cost-history";
import { serveCustomers } from "./customers";

export function createCloudHealthApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.use("*", watch(sandbox, "cloudhealth"), cloudHealthAccess(sandbox));
  serveCustomers(app, sandbox);
  serveAwsAccounts(app, sandbox);
  serveAssets(app, sandbox);
  serveAssignments(app, sandbox);
  serveBillingBlocks(app, sandbox);
  serveCostHistory(app, sandbox);
  return app;
}
