import { randomUUID } from "node:crypto";
import type { AssignmentDraft } from "@/lib/domain/assignments/assignment";
import type { BlockDraft } from "@/lib/domain/assignments/billing-block";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import type { AssignmentChange } from "@/lib/operations/perform-change-assignment";
import { blockResourceKey } from "@/lib/operations/perform-create-block";
import { customerResourceKey } from "@/lib/operations/perform-create-customer";
import { type OperationIntent, recordOperation } from "@/lib/operations/record-operation";
import { workOnce } from "../testing/operations";
import { staffScope } from "../testing/scopes";
import { type TableFault, tookEffect } from "./fault-table";
import type { Ground } from "./ground";
import type { StoreDump } from "./ground-control";
import { draftOfCustomer, ORCHARD_PILOT, PAYER, SPARES, WHARF_LAB } from "./known-world";
import type { Attempt, FaultOrders, Place, StruckOperation } from "./struck-operation";

const OPERATOR = staffScope("operator", "Ola");
const ASSIGNMENTS = "/v1/aws_account_assignments";
const BLOCKS = "/v2/aws_account_assignments";
const CUSTOMERS = "/v1/customers";

interface Written {
  readonly name: string;
  readonly write: string;
  /** By which its effect is looked for. */
  readonly look: string;
  readonly intents: (store: StoreDump) => OperationIntent[];
}

const WRITTEN: readonly Written[] = [
  {
    name: "assignment create",
    write: `POST ${ASSIGNMENTS}`,
    look: `GET ${ASSIGNMENTS}`,
    intents: () => [assign({ owner: WHARF_LAB, customer: "3947", payer: WHARF_LAB })],
  },
  {
    name: "assignment change",
    write: `PUT ${ASSIGNMENTS}/:id`,
    look: `GET ${ASSIGNMENTS}/:id`,
    intents: (store) => {
      const held = heldBy(store, "3947");
      const payload: AssignmentChange = { ...held, customer: customerId("3951") };
      return [{ ...aboutAssignment(payload), kind: "change-assignment", payload }];
    },
  },
  {
    name: "assignment remove",
    write: `DELETE ${ASSIGNMENTS}/:id`,
    look: `GET ${ASSIGNMENTS}/:id`,
    intents: (store) => {
      const held = heldBy(store, "3947");
      return [{ ...aboutAssignment(held), kind: "remove-assignment", payload: { ...held, managedBy: "v1" } }];
    },
  },
  {
    name: "billing block create",
    write: `POST ${BLOCKS}`,
    look: `GET ${BLOCKS}`,
    intents: () => [block({ customer: "3949", owners: [WHARF_LAB, ORCHARD_PILOT] })],
  },
  {
    name: "bulk apply",
    write: `POST ${ASSIGNMENTS}`,
    look: `GET ${ASSIGNMENTS}`,
    intents: () => {
      const batchId = randomUUID();
      const payer = assign({ owner: PAYER, customer: "3949", payer: PAYER });
      const linked = SPARES.map((owner) => ({
        ...assign({ owner, customer: "3949", payer: PAYER }),
        wave: 1,
        after: [payer.id],
      }));
      const single = [WHARF_LAB, ORCHARD_PILOT].map((owner) => assign({ owner, customer: "3947", payer: owner }));
      return [payer, ...single, ...linked].map((intent) => ({ ...intent, batchId }));
    },
  },
  {
    name: "customer create",
    write: "POST /v2/customers",
    look: `GET ${CUSTOMERS}`,
    intents: () => {
      const payload = draftOfCustomer("Quarry & Sons");
      const about = { subject: payload.name, resourceKey: customerResourceKey(payload.name), customerId: null };
      return [{ id: randomUUID(), kind: "create-customer", upstream: "cloudhealth", payload, ...about }];
    },
  },
  {
    name: "customer change",
    write: `PUT ${CUSTOMERS}/:id`,
    look: `GET ${CUSTOMERS}/:id`,
    intents: () => {
      const payload = {
        id: customerId("3947"),
        change: { name: "Acme & Daughters", billingContact: "money@acme.example" },
      };
      return [{ ...aboutCustomer("3947"), kind: "change-customer", payload }];
    },
  },
  {
    name: "customer delete",
    write: `DELETE ${CUSTOMERS}/:id`,
    look: `GET ${CUSTOMERS}/:id`,
    intents: () => [{ ...aboutCustomer("3951"), kind: "delete-customer", payload: { id: customerId("3951") } }],
  },
];

/** The writes to CloudHealth, each through the operation log. */
export const WRITTEN_OPERATIONS: readonly StruckOperation[] = WRITTEN.map((written) => ({
  name: written.name,
  upstream: "cloudhealth",
  orders: (fault, place) => ordersFor(written, fault, place),
  begin: (ground) => begin(ground, written),
}));

/**
 * First: the write itself, for a lie about lists the look-back after it. Middle: the look-back after a write that was
 * carried out. Last: the second write, after one that was not. Of many writes it is the first, the third, the last.
 */
function ordersFor(written: Written, { order, ofLists }: TableFault, place: Place): FaultOrders {
  const at = (route: string, more: object) => ({ upstream: "cloudhealth", route, times: 1, ...more });
  const struck = (more: object = {}) => at(written.write, { ...order, ...more });
  const looked = at(written.look, order);
  if (written.name === "bulk apply" && !ofLists) return [struck({ skip: { first: 0, middle: 2, last: 4 }[place] })];
  if (place === "middle" || (place === "first" && ofLists))
    return [at(written.write, { kind: "execute-then-500" }), looked];
  if (place === "last" && ofLists) return [at(written.write, { kind: "reset" }), looked];
  return place === "last" ? [at(written.write, { kind: "reset" }), struck({ skip: 1 })] : [struck()];
}

async function begin(ground: Ground, written: Written): Promise<Attempt> {
  const { sql, control } = ground;
  const intents = written.intents(await control.store());
  const [batchId] = intents.flatMap((intent) => intent.batchId ?? []);
  if (batchId) {
    const actor = [batchId, OPERATOR.userId, OPERATOR.name];
    await sql("INSERT INTO operation_batch (id, subject, actor_id, actor_name) VALUES ($1, 'many', $2, $3)", actor);
  }
  for (const intent of intents) {
    const recorded = await recordOperation(OPERATOR, intent);
    if (!recorded.ok) throw new Error(`${written.name} was not recorded: ${JSON.stringify(recorded.refusal)}`);
  }
  const states = async () =>
    (await sql<{ state: string }>("SELECT state FROM operation ORDER BY created_at")).map(({ state }) => state);
  return {
    async step() {
      await workOnce();
      const found = await states();
      return found.every((state) => ["SUCCEEDED", "REJECTED", "NEEDS_REVIEW", "CANCELLED"].includes(state));
    },
    async faults() {
      const unfinished = (await states()).filter((state) => state !== "SUCCEEDED");
      const calls = await control.requests();
      const effects = calls.filter((call) => `${call.method} ${call.path}` === written.write && tookEffect(call));
      return [
        ...unfinished.map((state) => `an operation ended ${state}`),
        ...(effects.length === intents.length ? [] : [`${effects.length} writes took effect, not ${intents.length}`]),
      ];
    },
  };
}

function assign(draft: { owner: string; customer: string; payer: string }): OperationIntent {
  const payload: AssignmentDraft = {
    owner: awsAccountId(draft.owner),
    customer: customerId(draft.customer),
    payer: awsAccountId(draft.payer),
  };
  return { ...aboutAssignment(payload), kind: "assign-account", payload };
}

function block(asked: { customer: string; owners: readonly string[] }): OperationIntent {
  const customer = customerId(asked.customer);
  const payload: BlockDraft = {
    customer,
    type: "standalone",
    name: "Northern lights",
    owners: asked.owners.map(awsAccountId),
    payer: null,
  };
  return {
    id: randomUUID(),
    kind: "create-block",
    upstream: "cloudhealth",
    resourceKey: blockResourceKey(customer),
    covers: [`customer:${customer}`, ...asked.owners.map((owner) => `assignment:${owner}`)],
    subject: asked.customer,
    payload,
    customerId: customer,
  };
}

function aboutAssignment({ owner, customer }: AssignmentDraft) {
  const resourceKey = `assignment:${owner}`;
  return { id: randomUUID(), upstream: "cloudhealth", resourceKey, subject: owner, customerId: customer } as const;
}

function aboutCustomer(id: string) {
  const customer = customerId(id);
  const resourceKey = `customer:${id}`;
  return { id: randomUUID(), upstream: "cloudhealth", resourceKey, subject: id, customerId: customer } as const;
}

function heldBy(store: StoreDump, customer: string): AssignmentChange {
  const held = store.assignments?.find((row) => String(row.customerId) === customer);
  if (!held) throw new Error(`Customer ${customer} holds nothing`);
  const owner = awsAccountId(String(held.ownerId));
  return { id: String(held.id), owner, customer: customerId(customer), payer: awsAccountId(String(held.payerOwnerId)) };
}
