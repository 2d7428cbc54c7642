import { createServer } from "node:http";
import { systemScope } from "@/lib/auth/system-scope";
import { toScope } from "@/lib/auth/to-scope";
import { loadCostSeries } from "@/lib/services/costs/load-cost-series";
import { rollUpCosts } from "@/lib/services/costs/roll-up-costs";
import { questionsOf } from "./chart-question";

const question = questionsOf(Number(process.env.CUSTOMERS));
const person = {
  id: "00000000-0000-4000-8000-000000000000",
  email: "a@b.example",
  name: "A",
  role: "analyst",
} as const;
const scope = toScope({ ...person, customerId: null });

async function read(address: string): Promise<unknown> {
  if (address === "/roll-up") return rollUpCosts(systemScope("bench"));
  if (scope?.kind !== "staff") throw new Error("Not staff");
  return loadCostSeries(scope, question(address));
}

/** The chart's data as pages get it. */
const server = createServer((request, response) => {
  read(request.url ?? "").then(
    (body) => response.setHeader("content-type", "application/json").end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("listening\n"));
