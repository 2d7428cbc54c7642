import type { Mutant } from "./mutant";

const RLS_TESTS = ["lib/db/row-level-security.db.test.ts"];
const RAW_TESTS = ["lib/db/raw-transaction.db.test.ts"];
const READ_TESTS = ["lib/services/access/viewer-reads.db.test.ts"];
const POLICY_TESTS = ["lib/support/content-security-policy.test.ts"];
const HEADER_TESTS = ["lib/support/response-headers.test.ts"];
const COOKIE_TESTS = ["lib/auth/session-cookie.test.ts"];
const PROXY_TESTS = ["proxy.test.ts"];
const COST_FACTS = "prisma/migrations/20261126040000_cost_facts/migration.sql";
const USAGE_PARTS = "prisma/migrations/20261126100000_usage_parts/migration.sql";
const CONNECTIONS = "prisma/migrations/20261128030000_connections/migration.sql";
const LAST_GRANT = 'GRANT SELECT, INSERT, UPDATE ON "upstream_connection" TO headwater_staff;';

/** What comes in and goes out, what stands between customers, and what keeps the audit. */
export const MUTANTS_OF_DOORS: readonly Mutant[] = [
  {
    name: "scripts run without the answer's nonce",
    file: "lib/support/content-security-policy.ts",
    search: "script-src 'self' 'nonce-",
    replace: "script-src 'self' 'unsafe-inline' 'was-",
    tests: POLICY_TESTS,
    isQuick: true,
  },
  {
    name: "any page may put ours into a frame",
    file: "lib/support/content-security-policy.ts",
    search: "    \"frame-ancestors 'none'\",\n",
    replace: "",
    tests: POLICY_TESTS,
  },
  {
    name: "every answer has the same nonce",
    file: "proxy.ts",
    search: 'randomBytes(NONCE_BYTES).toString("base64url")',
    replace: 'randomBytes(NONCE_BYTES).fill(1).toString("base64url")',
    tests: PROXY_TESTS,
  },
  {
    name: "a body that does not say its length is not counted",
    file: "proxy.ts",
    search: "bytes += value.byteLength;",
    replace: "bytes += Number(value.byteLength < 0);",
    tests: PROXY_TESTS,
    isQuick: true,
  },
  {
    name: "a body may say any length",
    file: "proxy.ts",
    search: "return Number(told) > most;",
    replace: "return most < 0;",
    tests: PROXY_TESTS,
  },
  {
    name: "methods that nobody uses reach the pages",
    file: "proxy.ts",
    search: "if (!METHODS.includes(request.method)) {",
    replace: 'if (request.method === "TRACE") {',
    tests: PROXY_TESTS,
  },
  {
    name: "what is somebody's is kept on the way",
    file: "lib/support/response-headers.ts",
    search: '"private, no-store"',
    replace: '"private"',
    tests: HEADER_TESTS,
  },
  {
    name: "a browser may come without https again",
    file: "lib/support/response-headers.ts",
    search: "max-age=",
    replace: "max-age=0; was=",
    tests: HEADER_TESTS,
  },
  {
    name: "the cookie is not bound to the host",
    file: "lib/auth/session-cookie.ts",
    search: "name: secure ?",
    replace: 'name: name === "" ?',
    tests: COOKIE_TESTS,
    isQuick: true,
  },
  {
    name: "the cookie goes over plain http",
    file: "lib/auth/session-cookie.ts",
    search: 'path: "/", secure }',
    replace: 'path: "/", secure: false }',
    tests: COOKIE_TESTS,
  },
  {
    name: "a change to a person may bring fields that nobody asked for",
    file: "lib/domain/people/person-input.ts",
    search: "export const PersonPlaceInput = z.strictObject({",
    replace: "export const PersonPlaceInput = z.object({",
    tests: ["lib/actions/strict-input.test.ts"],
    isQuick: true,
  },
  {
    name: "a customer's person reads on the staff's connection",
    file: "lib/db/client.ts",
    search: 'return clientFor("headwater_customer").$transaction(',
    replace: 'return clientFor("headwater_staff").$transaction(',
    tests: ["lib/db/client.db.test.ts"],
  },
  {
    name: "a customer's file is copied on the staff's connection",
    file: "lib/db/raw-transaction.ts",
    search: 'scope.kind === "viewer" ? "headwater_customer" : "headwater_staff"',
    replace: '"headwater_staff"',
    tests: RAW_TESTS,
  },
  {
    name: "a file's tenant is set for the session, not for the transaction",
    file: "lib/db/raw-transaction.ts",
    search: "'headwater.customer_id', $1, true)",
    replace: "'headwater.customer_id', $1, false)",
    tests: RAW_TESTS,
  },
  {
    name: "a service reads past the scope it was given",
    file: "lib/services/costs/receipt-of.ts",
    search: "return withScope(scope, async (db) => {",
    replace: 'return withScope({ kind: "system" } as never, async (db) => {',
    tests: READ_TESTS,
  },
  {
    name: "a customer's person asks what the partner pays",
    file: "lib/services/costs/load-cost-series.ts",
    search: 'if (scope.kind === "viewer" && question.subject.kind !== "customer")',
    replace: 'if (scope.kind === "viewer" && question.subject.kind === undefined)',
    tests: READ_TESTS,
  },
  {
    name: "a customer's person is told costs by the partner's rates",
    file: "lib/services/usage/explore-usage.ts",
    search: 'const cost = scope.kind === "staff" ? await costUsage',
    replace: "const cost = scope.kind ? await costUsage",
    tests: ["lib/services/usage/explore-usage.db.test.ts"],
  },
  {
    name: "a table of customers has no policy of theirs",
    file: USAGE_PARTS,
    search:
      'CREATE POLICY own_report_parts ON "usage_report_part" FOR SELECT TO headwater_customer USING ("customer_id" = current_customer());',
    replace: "",
    tests: RLS_TESTS,
  },
  {
    name: "the policies of costs let every customer's rows through",
    file: COST_FACTS,
    search: `'CREATE POLICY own_costs ON %I FOR SELECT TO headwater_customer USING ("customer_id" = current_customer())'`,
    replace: "'CREATE POLICY own_costs ON %I FOR SELECT TO headwater_customer USING (true)'",
    tests: RLS_TESTS,
  },
  {
    name: "the owner of the kept keys passes row level security",
    file: CONNECTIONS,
    search: 'ALTER TABLE "upstream_connection" FORCE ROW LEVEL SECURITY;',
    replace: "",
    tests: RLS_TESTS,
  },
  {
    name: "a view reads with its owner's rights",
    file: CONNECTIONS,
    search: LAST_GRANT,
    replace: `${LAST_GRANT}\nCREATE VIEW "every_customer" AS SELECT * FROM "customer";`,
    tests: RLS_TESTS,
  },
  {
    name: "customers may start jobs",
    file: COST_FACTS,
    search: "REVOKE ALL ON FUNCTION enqueue_job(text, json, text, text, integer), hasten_job(text) FROM PUBLIC;",
    replace: "",
    tests: RLS_TESTS,
  },
  {
    name: "staff may change the audit",
    file: "prisma/migrations/20261123050000_first/migration.sql",
    search: 'REVOKE UPDATE, DELETE ON "audit_entry" FROM headwater_staff;',
    replace: "",
    tests: RLS_TESTS,
  },
  {
    name: "the owner of the tables may change the audit",
    file: "prisma/migrations/20261128010000_audit_chain/migration.sql",
    search: "FOREACH name IN ARRAY ARRAY['audit_entry', 'audit_link', 'audit_root'] LOOP",
    replace: "FOREACH name IN ARRAY ARRAY['audit_link', 'audit_root'] LOOP",
    tests: ["lib/services/activity/audit-chain.db.test.ts"],
  },
  {
    name: "the hash of an entry leaves out what changed",
    file: "lib/domain/activity/audit-proof.ts",
    search: "subject, customerId, operationId, detail };\n",
    replace: "subject, customerId, operationId, detail: {} };\n",
    tests: ["lib/support/verify-audit-export.test.ts"],
    isQuick: true,
  },
  {
    name: "anybody of the staff exports the proof of the audit",
    file: "lib/services/activity/export-audit-proof.ts",
    search: '  demand(scope, "audit:prove");\n',
    replace: "",
    tests: ["lib/services/activity/audit-chain.db.test.ts"],
  },
  {
    name: "a sign-in that is refused is noted nowhere",
    file: "lib/auth/auth-options.ts",
    search: '    noteSecurityEvent("sign-in-refused", { ip, person: found?.user.id ?? null, factor: "password" });\n',
    replace: "",
    tests: ["lib/actions/noted-at-the-door.db.test.ts"],
  },
  {
    name: "who is turned away at a route is noted nowhere",
    file: "lib/auth/define-route.ts",
    search: '  noteSecurityEvent("not-permitted", { person: scope.userId, permission });\n',
    replace: "",
    tests: ["lib/actions/noted-at-the-door.db.test.ts"],
  },
];
