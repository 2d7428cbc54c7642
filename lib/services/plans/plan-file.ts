import "server-only";
import { type Db, withScope } from "@/lib/db/client";
import { listCustomersCalled } from "@/lib/db/plan-fact-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PlanFileRequest } from "@/lib/domain/plans/plan-input";
import type { PlanRefusal } from "@/lib/domain/plans/plan-refusal";
import {
  type CalledCustomers,
  type LineFault,
  PLAN_FILE_COLUMNS,
  planFileLines,
  wantedFromFile,
} from "@/lib/domain/plans/wanted-from-file";
import { isCsvFileName } from "@/lib/domain/values/csv-file-name";
import type { CsvRefusal, CsvRow } from "@/lib/domain/values/csv-refusal";
import { customerId } from "@/lib/domain/values/customer-id";
import { type Result, refuse } from "@/lib/domain/values/result";
import { toSearchText } from "@/lib/domain/values/search-text";
import { whyNotPermitted } from "@/lib/services/access/permit";
import { createPlan } from "@/lib/services/plans/create-plan";
import { readCsv } from "@/lib/support/read-csv";

const FAULTS_TOLD = 50;
const SHAPE = { columns: PLAN_FILE_COLUMNS, required: ["owner_id", "customer"] };

export type PlanFileRefusal =
  | PlanRefusal
  | CsvRefusal
  | { readonly code: "plan-rows"; readonly faults: readonly LineFault[]; readonly count: number };

/** A plan from a file of wanted places. One line that cannot be read refuses the file, with every such line's number. */
export async function planFile(
  scope: StaffScope,
  { id, name, fileName, file }: PlanFileRequest,
): Promise<Result<{ planId: string }, PlanFileRefusal>> {
  const forbidden = whyNotPermitted(scope, "assignments:write");
  if (forbidden) return refuse(forbidden);
  const read = await readCsv(file, SHAPE);
  if (!read.ok) return read;
  if (!isCsvFileName(fileName)) return refuse({ code: "csv-ending" });
  const { rows } = read.value;
  const customers = await withScope(scope, (db) => findCalled(db, rows));
  const { wanted, faults } = wantedFromFile(rows, customers);
  if (faults.length > 0) {
    return refuse({ code: "plan-rows", faults: faults.slice(0, FAULTS_TOLD), count: faults.length });
  }
  return createPlan(scope, { id, name, source: "csv", wanted });
}

async function findCalled(db: Db, rows: readonly CsvRow[]): Promise<CalledCustomers> {
  const texts = [...new Set(planFileLines(rows).map(({ customer }) => customer))].filter((text) => text !== "");
  const found = await listCustomersCalled(db, { ids: texts, searches: texts.map(toSearchText) });
  const byName = new Map<string, ReturnType<typeof customerId>[]>();
  for (const { id, search } of found) byName.set(search, [...(byName.get(search) ?? []), customerId(id)]);
  return { ids: new Set(found.map(({ id }) => id)), byName };
}
