import { beforeAll, beforeEach } from "vitest";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "./database";
import { openLanes } from "./operations";
import { useSandbox } from "./sandbox";
import { type SandboxControl, type SandboxStore, sandboxControl } from "./sandbox-control";
import { SYSTEM } from "./scopes";
import { type TestSql, useSql } from "./sql";

export interface ReadWorld {
  readonly sql: TestSql;
  readonly control: SandboxControl;
  /** What the emulator holds before any test changes it. */
  readonly seed: () => SandboxStore;
}

/** An emulator that was read once, both put back before each test; `prepare` makes the emulator other than its seed. */
export function useReadWorld(prepare: (control: SandboxControl) => Promise<unknown> = async () => null): ReadWorld {
  const database = useDatabase();
  const control = sandboxControl(useSandbox());
  const sql = useSql(database);
  let seed: SandboxStore | null = null;
  beforeAll(async () => {
    await prepare(control);
    await syncCloudhealth(SYSTEM, "a test");
    await sql("create table kept as select * from assignment");
    seed = await control.store();
  });
  beforeEach(async () => {
    await control.reset();
    await prepare(control);
    await sql(
      "truncate operation, operation_batch, assignment, assignment_history, assignment_plan, audit_entry cascade",
    );
    await sql("insert into assignment select * from kept");
    await openLanes(sql);
    await control.forgetRequests();
  });
  return {
    sql,
    control,
    seed: () => {
      if (seed === null) throw new Error("The emulator is read before the first test");
      return seed;
    },
  };
}
