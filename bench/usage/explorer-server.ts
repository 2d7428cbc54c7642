import { createServer } from "node:http";
import { toScope } from "@/lib/auth/to-scope";
import { usageExplorerQuery } from "@/lib/domain/usage/usage-explorer-query";
import { exploreUsage } from "@/lib/services/usage/explore-usage";
import { exportUsage } from "@/lib/services/usage/export-usage";
import { loadUsageReport } from "@/lib/services/usage/load-usage-reports";

const person = {
  id: "00000000-0000-4000-8000-000000000000",
  email: "a@b.example",
  name: "A",
  role: "analyst",
} as const;
const scope = toScope({ ...person, customerId: null });

/** A report's page as it gets its data, and the report as a file. */
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const query = usageExplorerQuery(searchParams);
  const answer = async () => {
    if (scope?.kind !== "staff") throw new Error("Not staff");
    if (pathname === "/peak") return response.end(String(process.resourceUsage().maxRSS / 1024));
    const report = await loadUsageReport(scope, process.env.REPORT ?? "");
    if (!report) throw new Error("There is no such report");
    if (pathname === "/page") return response.end(JSON.stringify(await exploreUsage(scope, report, query)));
    await exportUsage(
      scope,
      { report, query },
      (piece) => new Promise((taken) => response.write(piece, () => taken())),
    );
    return response.end();
  };
  answer().catch((error: unknown) => {
    process.stderr.write(`${error}\n`);
    response.destroy();
  });
});

server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("listening\n"));
