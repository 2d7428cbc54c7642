import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { Customer } from "@/lib/domain/customers/customer";
import type { HeldAssignment, PlanStep } from "@/lib/domain/plans/assignment-plan";
import { makePlan } from "@/lib/domain/plans/make-plan";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { listAwsAccounts } from "@/lib/upstreams/cloudhealth/accounts-api";
import { cloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { listCustomers } from "@/lib/upstreams/cloudhealth/customers-api";
import type { Page } from "@/lib/upstreams/cloudhealth/page-walk";
import { createDice, type Dice } from "../assignment-contract/dice";
import { anyOrder, drawPlanWorld, type PlanCast, type PlanWorld } from "./draw-plan-world";
import { replayPlan } from "./replay-plan";

export interface Places {
  readonly cloudhealth: string;
  readonly apiKey: string;
  readonly control: string;
}

export interface Tried {
  readonly plans: number;
  readonly calls: number;
  /** Calls that the sandbox did not accept, with the plan's number. */
  readonly refused: readonly string[];
  /** Plans after which the sandbox holds something else than was planned. */
  readonly strayed: readonly number[];
}

interface Known {
  readonly accounts: readonly AwsAccount[];
  readonly customers: readonly Customer[];
}

const PATH = "/v1/aws_account_assignments";

/** Random plans, each carried out over the wire in one of the orders it allows, on the sandbox's own accounts and customers. */
export async function tryPlans(places: Places, { seed, plans }: { seed: number; plans: number }): Promise<Tried> {
  const known = await readKnown(places);
  const dice = createDice(seed);
  const refused: string[] = [];
  const strayed: number[] = [];
  let calls = 0;
  for (let number = 0; number < plans; number += 1) {
    const world = drawPlanWorld(dice, drawCast(dice, known));
    const plan = makePlan(world.wanted, world.facts);
    await setUp(places, world);
    const ids = new Map(world.facts.held.map(({ owner, id }) => [owner, id]));
    for (const step of anyOrder(dice, plan.steps)) {
      const answer = await send(places, step, ids.get(step.owner));
      calls += 1;
      if (!answer.ok) refused.push(`seed ${seed}, plan ${number}: ${answer.status} ${await answer.text()}`);
      else if (step.to === null) await answer.arrayBuffer();
      else ids.set(step.owner, String((await answer.json()).id));
    }
    if (!(await isAsPlanned(places, world, plan.steps))) strayed.push(number);
  }
  return { plans, calls, refused, strayed };
}

async function readKnown({ cloudhealth, apiKey }: Places): Promise<Known> {
  const gate = { enter: async () => undefined, settle: async () => undefined };
  const client = cloudhealthClient({ url: cloudhealth, apiKey, gate });
  return {
    accounts: await all<AwsAccount>(listAwsAccounts(client)),
    customers: await all<Customer>(listCustomers(client)),
  };
}

async function all<T>(pages: AsyncGenerator<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page.items);
  return items;
}

function drawCast(dice: Dice, known: Known): PlanCast {
  const odd = dice.pick([0, 0, 4]);
  const families = [...new Set(known.accounts.flatMap(({ family }) => family ?? []))];
  const [first, second] = dice.shuffle(families);
  const isOfThese = ({ family }: AwsAccount) => family === first || (family === second && dice.below(4) === 0);
  const members = dice.shuffle(known.accounts.filter((one) => one.type === "linked" && isOfThese(one)));
  const others = known.accounts.filter((one) => odd > 0 && one.type !== "linked");
  const accounts = [...members.slice(0, 2 + dice.below(11)), ...dice.shuffle(others).slice(0, dice.below(2))];
  const billed = known.customers.filter(
    ({ partnerBilling }) => partnerBilling.enabled || (odd > 0 && dice.below(2) === 0),
  );
  const chosen = dice.shuffle(billed).slice(0, 1 + dice.below(4));
  return {
    accounts,
    strangers: odd > 0 ? [awsAccountId("999999999999")] : [],
    customers: new Map(
      chosen.map(({ id, name, partnerBilling }) => [id, { name, partnerBillingEnabled: partnerBilling.enabled }]),
    ),
    unknownCustomers: odd > 0 ? [customerId("999999")] : [],
    odd,
  };
}

function rowOf(held: HeldAssignment) {
  const { id, owner, customer, payer } = held;
  return { id: Number(id), ownerId: owner, customerId: Number(customer), payerOwnerId: payer };
}

async function setUp({ control }: Places, { facts }: PlanWorld): Promise<void> {
  const assignments = facts.held.filter(({ managedBy }) => managedBy === "v1").map(rowOf);
  const inBlocks = facts.held.filter(({ managedBy }) => managedBy === "v2");
  const blocks = inBlocks.map((held) => ({
    ...rowOf(held),
    familyOwnerId: held.payer,
    blockType: held.payer === held.owner ? "Standalone" : "Consolidated",
    blockName: `Block ${held.id}`,
  }));
  const drop = { assignments: "all", blocks: "all", tenancies: "all" };
  const body = JSON.stringify({ drop, put: { assignments, blocks } });
  const answer = await fetch(`${control}/rows`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  if (answer.status !== 204) throw new Error(`The state was refused: ${await answer.text()}`);
}

function send({ cloudhealth, apiKey }: Places, { kind, owner, to }: PlanStep, id: string | undefined) {
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const one = `${cloudhealth}${PATH}/${id}`;
  if (to === null) return fetch(one, { method: "DELETE", headers });
  const body = JSON.stringify({
    owner_id: owner,
    customer_id: Number(to.customer),
    payer_account_owner_id: to.payer,
  });
  return kind === "assign-account"
    ? fetch(`${cloudhealth}${PATH}`, { method: "POST", headers, body })
    : fetch(one, { method: "PUT", headers, body });
}

type Shown = { owner_id: string; customer_id: number; payer_account_owner_id: string };

/** The list leaves out customers that billing blocks lock. */
async function isAsPlanned({ cloudhealth, apiKey }: Places, { facts }: PlanWorld, steps: readonly PlanStep[]) {
  const headers = { authorization: `Bearer ${apiKey}` };
  const answer = await fetch(`${cloudhealth}${PATH}?per_page=100`, { headers });
  const { aws_account_assignments: rows }: { aws_account_assignments: Shown[] } = await answer.json();
  const locked = new Set(facts.held.flatMap(({ customer, managedBy }) => (managedBy === "v2" ? [customer] : [])));
  const planned = [...replayPlan(steps, facts).held.values()].filter(({ customer }) => !locked.has(customer));
  const there = rows.map((row) => [row.owner_id, String(row.customer_id), row.payer_account_owner_id].join());
  return (
    there.sort().join("|") ===
    planned
      .map(({ owner, customer, payer }) => [owner, customer, payer].join())
      .sort()
      .join("|")
  );
}
