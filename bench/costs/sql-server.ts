import { createServer } from "node:http";
import { Pool } from "pg";
import { chartSql } from "@/lib/db/cost-chart-sql";
import { roleAddress } from "@/lib/support/role-address";
import { questionsOf } from "./chart-question";

const REFRESH = "SELECT * FROM refresh WHERE kind = 'cost' AND key = $1";
const pool = new Pool({ connectionString: roleAddress("headwater_staff"), max: 10 });
const question = questionsOf(Number(process.env.CUSTOMERS));

/** The statements of a chart, and nothing around them. */
async function read(address: string): Promise<unknown> {
  const asked = question(address);
  const { text, values } = chartSql(asked);
  const chart = await pool.query(text, [...values]);
  if (asked.subject.kind !== "customer") return chart.rows;
  const refresh = await pool.query(REFRESH, [asked.subject.customer]);
  return [chart.rows, refresh.rows];
}

const server = createServer((request, response) => {
  read(request.url ?? "").then(
    (body) => response.setHeader("content-type", "application/json").end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("listening\n"));
