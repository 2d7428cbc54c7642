import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { AssignmentDraft, AssignmentRefusal } from "@/lib/domain/assignments/assignment";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { recordOperation } from "@/lib/operations/record-operation";
import { assignAccount } from "@/lib/services/assignments/assign-account";
import { operationRow, untilOver, whileWorking } from "@/scripts/testing/operations";
import { useReadWorld } from "@/scripts/testing/read-world";
import { freeAccounts } from "@/scripts/testing/sandbox-control";
import { staffScope } from "@/scripts/testing/scopes";

const OPERATOR = staffScope("operator", "Ola");
const [ACME, BOREALIS, EMPTY] = [customerId("3947"), customerId("3948"), customerId("3949")];
const { sql, control, seed } = useReadWorld((world) =>
  world.edit({ op: "billing", customerId: Number(EMPTY), enabled: true }),
);

const free = (at = 0) => awsAccountId(freeAccounts(seed())[at]?.owner ?? "");
const alone = (owner = free(), customer = EMPTY): AssignmentDraft => ({ owner, customer, payer: owner });
const ofBorealis = () => seed().assignments.filter((held) => held.customerId === Number(BOREALIS));
const payer = () => awsAccountId(ofBorealis()[0]?.payerOwnerId ?? "");
const linked = (): AssignmentDraft => ({ owner: free(), customer: BOREALIS, payer: payer() });

/** What somebody else does at CloudHealth, past the portal. */
async function pastUs(path: string, body: object): Promise<void> {
  const answer = await fetch(`${process.env.CLOUDHEALTH_URL}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.CLOUDHEALTH_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

const assignPastUs = ({ owner, customer, payer: paying }: AssignmentDraft) =>
  pastUs("/v1/aws_account_assignments", {
    owner_id: owner,
    customer_id: Number(customer),
    payer_account_owner_id: paying,
  });

interface Case {
  readonly rule: string;
  readonly draft: () => AssignmentDraft;
  readonly behind: () => Promise<unknown>;
  readonly told: () => readonly AssignmentRefusal[];
}

const CASES: readonly Case[] = [
  {
    rule: "2, the account is gone from the partner's",
    draft: () => alone(),
    behind: () => control.edit({ op: "remove-account", ownerId: free() }),
    told: () => [{ code: "account-unknown", account: free() }],
  },
  {
    rule: "3, somebody else was quicker, and the refusal names whom",
    draft: () => alone(),
    behind: () => assignPastUs(alone(free(), ACME)),
    told: () => [{ code: "account-held", account: free(), holder: ACME, holderName: "Acme" }],
  },
  {
    rule: "4, the account has left its family",
    draft: () => alone(),
    behind: () => control.edit({ op: "move-family", ownerId: free(), awsPayer: null }),
    told: () => [{ code: "account-outside-family", account: free() }],
  },
  {
    rule: "5, the customer was deleted",
    draft: () => alone(),
    behind: () => control.edit({ op: "delete-customer", customerId: Number(EMPTY) }),
    told: () => [{ code: "customer-unknown", customer: EMPTY }],
  },
  {
    rule: "6, partner billing was switched off",
    draft: () => alone(),
    behind: () => control.edit({ op: "billing", customerId: Number(EMPTY), enabled: false }),
    told: () => [{ code: "billing-not-enabled", customer: EMPTY, name: nameOf(EMPTY) }],
  },
  {
    rule: "7, the customer became consolidated, and the refusal names its payer",
    draft: () => alone(),
    behind: async () => {
      await assignPastUs(alone(free(1)));
      await assignPastUs({ owner: free(2), customer: EMPTY, payer: free(1) });
    },
    told: () => [{ code: "pattern-is-consolidated", payer: free(1) }],
  },
  {
    rule: "7, the customer became standalone",
    draft: linked,
    behind: async () => {
      for (const { ownerId } of ofBorealis()) await control.edit({ op: "move-payer", ownerId, payerOwnerId: ownerId });
    },
    told: () => [{ code: "pattern-is-standalone", selfPaying: ofBorealis().length }],
  },
  {
    rule: "8, the payer was released",
    draft: linked,
    behind: async () => {
      for (const { ownerId } of ofBorealis()) await control.edit({ op: "delete-assignment", ownerId });
    },
    told: () => [{ code: "payer-missing", payer: payer() }],
  },
  {
    rule: "8, the payer went to somebody else, and the refusal names whom",
    draft: linked,
    behind: async () => {
      for (const { ownerId } of ofBorealis()) {
        await control.edit({ op: "move-customer", ownerId, customerId: Number(EMPTY) });
      }
    },
    told: () => [{ code: "payer-held-elsewhere", payer: payer(), holder: EMPTY, holderName: nameOf(EMPTY) }],
  },
  {
    rule: "9, the account went to another family",
    draft: linked,
    behind: () => control.edit({ op: "move-family", ownerId: free(), awsPayer: otherHead() }),
    told: () => [{ code: "families-differ", account: free(), payer: payer() }],
  },
  {
    rule: "the lock of version 2, a billing block was made",
    draft: () => alone(),
    behind: () =>
      pastUs("/v2/aws_account_assignments", {
        aws_account_assignments: [
          { target_client_api_id: Number(EMPTY), billing_block_type: "Standalone", owner_id: [free(1)] },
        ],
      }),
    told: () => [{ code: "managed-elsewhere", customer: EMPTY, name: nameOf(EMPTY) }],
  },
];

const nameOf = (customer: string) => seed().customers.find(({ id }) => id === Number(customer))?.name ?? "";
const otherHead = () =>
  seed().accounts.find(
    ({ ownerId, awsPayer }) => ownerId && ownerId === awsPayer && ownerId !== freeAccounts(seed())[0]?.family,
  )?.ownerId;

test.each(CASES)("a rule broken behind the portal's back is named as ours: $rule", async ({ draft, behind, told }) => {
  await behind();
  const operationId = randomUUID();
  const answer = await whileWorking(() => assignAccount(OPERATOR, { ...draft(), operationId }));
  expect(answer).toMatchObject({ ok: true, value: { id: operationId } });
  const row = await untilOver(sql, operationId);
  expect([row.state, row.outcome.refusals.slice(0, 1)]).toEqual(["REJECTED", told()]);
  expect(row.outcome.refusals.map(({ code }) => code)).not.toContain("upstream-said");
});

test("a change that was refused is told the same way", async () => {
  const held = seed().assignments.find((one) => one.customerId === Number(ACME));
  const owner = awsAccountId(held?.ownerId ?? "");
  const id = randomUUID();
  await control.edit({ op: "billing", customerId: Number(EMPTY), enabled: false });
  await recordOperation(OPERATOR, {
    id,
    kind: "change-assignment",
    upstream: "cloudhealth",
    resourceKey: `assignment:${owner}`,
    subject: owner,
    payload: { id: String(held?.id), owner, customer: EMPTY, payer: owner },
    customerId: EMPTY,
  });
  const row = await untilOver(sql, id);
  expect(row.outcome.refusals).toEqual([{ code: "billing-not-enabled", customer: EMPTY, name: nameOf(EMPTY) }]);
});

test("an account that somebody else holds when the answer is lost is told with the holder's name", async () => {
  await control.order({ upstream: "cloudhealth", route: "POST /v1/aws_account_assignments", kind: "reset", times: 1 });
  const draft = alone();
  const operationId = randomUUID();
  await whileWorking(() => assignAccount(OPERATOR, { ...draft, operationId }));
  expect((await operationRow(sql, operationId)).state).toBe("UNKNOWN");
  await assignPastUs(alone(draft.owner, ACME));
  expect((await untilOver(sql, operationId)).outcome.refusals).toEqual([
    { code: "account-held", account: draft.owner, holder: ACME, holderName: "Acme" },
  ]);
});
