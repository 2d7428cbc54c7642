import { createServer } from "node:http";
import { Pool } from "pg";
import { chartPeriodsSql, chartReachSql, chartSeriesSql } from "@/lib/db/cost-chart-sql";
import { roleAddress } from "@/lib/support/role-address";
import { chartMonths, questionsOf } from "./chart-question";

const REFRESH = "SELECT * FROM refresh WHERE kind = 'cost' AND key = $1";
const READING = `SELECT r.fetched_at, r.data_through FROM cost_reading r WHERE r.id = (
  SELECT reading_id FROM cost_book WHERE customer_id = $1 AND "interval" = 'monthly' AND split = 'service')`;
const STATEMENTS = `SELECT month, EXISTS (SELECT FROM cost_statement s WHERE s.customer_id = $2 AND s.month = m.month),
    EXISTS (SELECT FROM cost_statement s WHERE s.customer_id = $2 AND s.month = m.month AND s.status <> 'final')
  FROM unnest($1::text[]) m (month)`;

const pool = new Pool({ connectionString: roleAddress("headwater_staff"), max: 10 });
const question = questionsOf(Number(process.env.CUSTOMERS));
const months = chartMonths().map((day) => day.slice(0, 7));

/** The statements of a chart, and nothing around them. */
async function read(address: string): Promise<unknown> {
  const asked = question(address);
  const charted = [chartPeriodsSql(asked), chartReachSql(asked), chartSeriesSql(asked)];
  const customer = asked.subject.kind === "customer" ? asked.subject.customer : null;
  const answers = await Promise.all([
    ...charted.map(({ text, values }) => pool.query(text, [...values])),
    ...(customer === null ? [] : [pool.query(REFRESH, [customer]), pool.query(READING, [customer])]),
  ]);
  const statements = await pool.query(STATEMENTS, [months, customer]);
  return [...answers, statements].map(({ rows }) => rows as unknown);
}

const server = createServer((request, response) => {
  read(request.url ?? "").then(
    (body) => response.setHeader("content-type", "application/json").end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("listening\n"));
