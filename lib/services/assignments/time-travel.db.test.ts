import { beforeAll, expect, test } from "vitest";
import { travelAsked } from "@/lib/domain/assignments/time-travel";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { loadAccountPage } from "@/lib/services/assignments/load-account-page";
import { loadAccountsThen } from "@/lib/services/assignments/load-accounts-then";
import { loadCustomerThen } from "@/lib/services/customers/load-customer-then";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const ANALYST = staffScope("analyst");
const [ACME, MOLASSES] = [customerId("3947"), customerId("3951")];

interface Line {
  readonly valid_from: Date;
  readonly known_from: Date;
}

let owner = awsAccountId("000000000000");
let [first, second]: Line[] = [];

/** An account moves and its customer is renamed behind the portal's back, between two readings. */
beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
  const held = (await control.store()).assignments.find(({ customerId: id }) => String(id) === ACME);
  owner = awsAccountId(held?.ownerId ?? "");
  await control.edit({ op: "move-customer", ownerId: owner, customerId: Number(MOLASSES) });
  await control.edit({ op: "change-customer", customerId: Number(ACME), fields: { name: "Acme & Daughters" } });
  await syncCloudhealth(SYSTEM, "a test");
  [first, second] = await sql<Line>(
    "select valid_from, known_from from assignment_history where owner = $1 order by id",
    [owner],
  );
});

const at = (params: { at?: string; known?: string }) => {
  const { travel } = travelAsked(params, new Date());
  if (travel === null) throw new Error("No moment was named");
  return travel;
};
const instant = (line: Line | undefined, part: keyof Line, shiftMs = 0) =>
  new Date((line?.[part].getTime() ?? 0) + shiftMs).toISOString();
const holds = async (customer: typeof ACME, when: { at?: string; known?: string }) =>
  (await loadAccountsThen(ANALYST, customer, at(when))).accounts.some((account) => account.owner === owner);

test("an account's page tells every line, with both dates and the reading that found it", async () => {
  const { history, account, wanted } = await loadAccountPage(ANALYST, owner);
  const runs = await sql<{ id: string }>("select id from sync_run order by started_at");
  expect(history.map(({ customer, source }) => [customer, source])).toEqual([
    [ACME, { by: "reading", id: runs[0]?.id, isKept: true }],
    [MOLASSES, { by: "reading", id: runs[1]?.id, isKept: true }],
  ]);
  expect(history.map(({ validFrom }) => validFrom)).toEqual([
    instant(first, "valid_from"),
    instant(second, "valid_from"),
  ]);
  expect([account?.owner, wanted?.place?.customer, wanted?.source]).toEqual([owner, ACME, "first-reading"]);
});

test("on the edge of an instant the account is with the one and with the other, and nowhere before", async () => {
  const moved = instant(second, "valid_from");
  const justBefore = instant(second, "valid_from", -1);
  expect([await holds(ACME, { at: justBefore }), await holds(MOLASSES, { at: justBefore })]).toEqual([true, false]);
  expect([await holds(ACME, { at: moved }), await holds(MOLASSES, { at: moved })]).toEqual([false, true]);
  const early = instant(first, "valid_from", -1);
  expect([await holds(ACME, { at: early }), await holds(MOLASSES, { at: early })]).toEqual([false, false]);
});

test("between the move and the day we learned of it, we thought it had not moved", async () => {
  const moved = instant(second, "valid_from");
  const notKnown = instant(second, "known_from", -1);
  expect(await holds(ACME, { at: moved, known: notKnown })).toBe(true);
  expect(await holds(ACME, { at: moved, known: instant(second, "known_from") })).toBe(false);
  const then = await loadAccountsThen(ANALYST, ACME, at({ at: moved, known: notKnown }));
  expect(then.otherwise).toBe(1);
  expect(then.pattern.kind).toBe("standalone");
});

test("a customer's fields are those of the moment", async () => {
  const [old, renamed] = await sql<Line>(
    "select valid_from, known_from from customer_history where customer_id = $1 order by id",
    [ACME],
  );
  const nameAt = async (when: { at?: string; known?: string }) => {
    const { then } = await loadCustomerThen(ANALYST, ACME, at(when));
    return then.state === "unknown" ? null : then.entry.customer.name;
  };
  expect(await nameAt({ at: instant(old, "valid_from", -1) })).toBeNull();
  expect(await nameAt({ at: instant(old, "valid_from") })).toBe("Acme");
  expect(await nameAt({ at: instant(renamed, "valid_from") })).toBe("Acme & Daughters");
  expect(await nameAt({ known: instant(renamed, "known_from", -1) })).toBe("Acme");
  expect(await nameAt({ known: instant(renamed, "known_from") })).toBe("Acme & Daughters");
});
