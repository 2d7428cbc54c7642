import type { Context, Hono } from "hono";
import { numberOf } from "../../dice";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { clientOf } from "../access";
import { failure, notFound, parametersOf } from "../answers";
import { answerPage } from "../paging";
import { createStatementList, type ListedStatement, type PayerGroup } from "./statement-list";
import type { Statement } from "./statement-rows";
import { statementTimes } from "./statement-times";
import { statementTotals } from "./statement-totals";

const PATH = "/v1/customer_statements";

type Wanted = { client: number | null; status: string; period: string };

function readWanted(c: Context): Wanted | string {
  const parameters = parametersOf(c);
  const status = parameters.get("status")?.trim().toLowerCase() ?? "";
  const period = parameters.get("billing_period")?.trim() ?? "";
  if (!["", "final", "estimated"].includes(status)) return "status must be Final or Estimated";
  if (period !== "" && !/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) return "billing_period must be written as YYYY-MM";
  return { client: clientOf(c), status, period };
}

function showStatement(sandbox: Sandbox, row: Statement): Record<string, unknown> {
  const hasDay = sandbox.switches.statementPeriodHasDay;
  const time = (text: string): string => (hasDay ? text.slice(0, 10) : text);
  return {
    id: row.id,
    customer_id: row.customerId,
    cloud: row.cloud,
    billing_period: hasDay ? `${row.billingPeriod.slice(0, 7)}-01` : row.billingPeriod,
    total_amount: row.totalAmount,
    status: row.status,
    detailed_billing_records_generation_time: time(row.detailedBillingRecordsGenerationTime),
    statement_generation_time: time(row.statementGenerationTime),
    statement_summary_generation_time: time(row.statementSummaryGenerationTime),
    currency: row.currency,
    azure_invoice: row.azureInvoice,
    invoice_id: row.invoiceId,
    invoice_date: row.invoiceDate,
  };
}

type Derived = Exclude<ListedStatement, { stated: Statement }>;

/** A statement under a payer the customer has no longer stays, without an invoice. */
function toStatement(sandbox: Sandbox, { id, customerId, month, group }: Derived, cents: number): Statement {
  const times = statementTimes(month, sandbox.clock.now());
  const isInvoiced = times.isFinal && group.isCurrentPayer;
  const number = numberOf(`invoice ${sandbox.options.seed} ${id}`);
  return {
    id,
    customerId,
    cloud: "AWS",
    billingPeriod: month,
    totalAmount: cents / 100,
    status: times.isFinal ? "Final" : "Estimated",
    detailedBillingRecordsGenerationTime: times.detailedRecords,
    statementGenerationTime: times.statement,
    statementSummaryGenerationTime: times.summary,
    currency: { name: "USD", symbol: "$" },
    azureInvoice: "No Azure Invoice",
    invoiceId: isInvoiced ? String(number).padStart(10, "1") : null,
    invoiceDate: isInvoiced ? times.invoiceDate : null,
  };
}

function createStatusOf(now: Date): (statement: ListedStatement) => string {
  const known = new Map<string, string>();
  return (statement) => {
    if ("stated" in statement) return statement.stated.status.toLowerCase();
    const found = known.get(statement.month) ?? (statementTimes(statement.month, now).isFinal ? "final" : "estimated");
    known.set(statement.month, found);
    return found;
  };
}

/** Figures are worked out for the page that is asked for, and for no other. */
function createFigures(sandbox: Sandbox): (statement: ListedStatement) => Statement {
  const known = new Map<string, Map<PayerGroup, number>>();
  return (statement) => {
    if ("stated" in statement) return statement.stated;
    const { customerId, month, group, ofSameMonth: groups } = statement;
    const key = `${customerId} ${month}`;
    const totals = known.get(key) ?? statementTotals(sandbox, { customerId, month, groups });
    known.set(key, totals);
    return toStatement(sandbox, statement, totals.get(group) ?? 0);
  };
}

export function serveStatements(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const list = createStatementList(sandbox);
  app.get(PATH, (c) => {
    const wanted = readWanted(c);
    if (typeof wanted === "string") return failure(c, 422, wanted);
    const statusOf = createStatusOf(sandbox.clock.now());
    const rows = list
      .of(wanted.client)
      .filter(
        (statement) =>
          (wanted.period === "" || statement.month === wanted.period) &&
          (wanted.status === "" || statusOf(statement) === wanted.status),
      );
    const figures = createFigures(sandbox);
    return answerPage(sandbox, c, {
      wrapper: "billing_artifacts",
      rows,
      show: (statement) => showStatement(sandbox, figures(statement)),
    });
  });
  /** Removed from the guide in 2019; what its id meant was never said. */
  app.get(`${PATH}/:id`, (c) => notFound(c));
}
