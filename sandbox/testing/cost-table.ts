import { Decimal } from "decimal.js";
import { z } from "zod";
import type { SandboxClient } from "./sandbox-client";

const Member = z.object({ name: z.string(), parent: z.number().optional(), excluded: z.boolean().optional() });
type Member = z.infer<typeof Member>;

const Report = z.object({ dimensions: z.array(z.record(z.string(), z.array(Member))), data: z.array(z.unknown()) });

/** A cost report as a client would read it: a cell by the names of its members, innermost the one measure. */
export type CostTable = { members(dimension: string): Member[]; cell(...names: string[]): Decimal | null };

export async function readCosts(client: SandboxClient, query: string): Promise<CostTable> {
  const answer = await client.cloudHealth(`/olap_reports/cost/history?measures[]=cost&interval=monthly&${query}`);
  const report = Report.parse(answer.json);
  const dimensions = report.dimensions.map((dimension) => Object.values(dimension)[0] ?? []);
  const places = dimensions.map((members) => new Map(members.map((member, at) => [member.name, at])));
  return {
    members: (dimension) => report.dimensions.find((known) => dimension in known)?.[dimension] ?? [],
    cell: (...names) => {
      let found: unknown = report.data;
      for (const [depth, name] of names.entries()) {
        const at = places[depth]?.get(name);
        if (at === undefined) throw new Error(`The report has no member ${name}`);
        found = Array.isArray(found) ? found[at] : null;
      }
      const cost: unknown = Array.isArray(found) ? found[0] : null;
      return typeof cost === "number" ? new Decimal(String(cost)) : null;
    },
  };
}

/** Every page of a list, as a client walks it. */
export async function readAll<Row>(client: SandboxClient, path: string, row: z.ZodType<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await client.cloudHealth(`${path}?per_page=100&page=${page}`);
    const [list] = Object.values(z.record(z.string(), z.unknown()).parse(answer.json));
    const read = z.array(row).parse(list);
    rows.push(...read);
    if (rows.length >= Number(answer.headers.get("X-Total")) || read.length === 0) return rows;
  }
}
