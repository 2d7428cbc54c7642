import type { AssignmentAction, AssignmentBody, AssignmentCase, BlockRow, HeldRow } from "./assignment-case";
import type { CasePool } from "./case-pool";
import type { Dice } from "./dice";

const FIRST_ID = 70_001;
const NO_NUMBERS = ["12345678901", "1234567890123", "12345678901x", "", "１２３４５６７８９０１２"];
const NO_CUSTOMERS = ["Acme", "39-47", "3947.5", ""];

type Holding = Pick<HeldRow, "ownerId" | "payerOwnerId">;

/** The patterns, those too that only happen behind a client's back: a payer that is gone, and two payers beside a linked one. */
function holdingsOf(dice: Dice, owners: readonly string[]): Holding[] {
  const [first = "", second = "", ...rest] = owners;
  const own = (ownerId: string) => ({ ownerId, payerOwnerId: ownerId });
  const linked = (ownerId: string) => ({ ownerId, payerOwnerId: first });
  const several = rest.slice(0, dice.below(3));
  return dice.weigh<() => Holding[]>([
    [3, () => []],
    [4, () => [own(first)]],
    [3, () => [first, second, ...several].map(own)],
    [5, () => [own(first), linked(second), ...several.map(linked)]],
    [1, () => [linked(second)]],
    [1, () => [own(first), own(second), ...rest.slice(0, 1).map(linked)]],
  ])();
}

type State = { held: HeldRow[]; blocks: BlockRow[]; free: string[] };

function blockRows(dice: Dice, pool: CasePool, owners: readonly string[]): BlockRow[] {
  const blockType = dice.pick(["Consolidated", "Standalone"] as const);
  return owners.map((ownerId, at) => ({
    id: 123_000_000_001 + at,
    ownerId,
    customerId: pool.customers.blocks,
    payerOwnerId: blockType === "Standalone" ? ownerId : (owners[0] ?? ownerId),
    familyOwnerId: pool.head,
    blockType,
    blockName: blockType === "Standalone" ? `Alone ${at}` : "Together",
  }));
}

function stateOf(dice: Dice, pool: CasePool): State {
  const members = dice.shuffle(pool.members);
  const { main, second, billingOff, blocks } = pool.customers;
  const family = dice.weigh([
    [5, members.slice(0, 5)],
    [1, [...members.slice(0, 3), ...pool.others.slice(0, 2)]],
    [1, [pool.others[0] ?? "", ...members.slice(1, 3)]],
    [1, [pool.head, ...members.slice(1, 3)]],
  ]);
  const secondFamily = dice.pick([members.slice(5, 9), pool.others.slice(4, 8)]);
  const rows = [
    ...holdingsOf(dice, family).map((one) => ({ ...one, customerId: main })),
    ...holdingsOf(dice, secondFamily).map((one) => ({ ...one, customerId: second })),
    ...(dice.below(4) === 0 ? [{ ...ownRow(members[9]), customerId: billingOff }] : []),
    ...(dice.below(6) === 0 ? [{ ...ownRow(pool.others[9]), customerId: blocks }] : []),
    ...(dice.below(12) === 0 ? [{ ...ownRow(pool.stranger), customerId: second }] : []),
  ];
  const held = rows.map((row, at) => ({ id: FIRST_ID + at, ...row }));
  const inBlocks = dice.below(2) === 0 ? members.slice(10, 12) : [];
  const taken = new Set([...rows.map(({ ownerId }) => ownerId), ...inBlocks]);
  const free = [...members, ...pool.others].filter((owner) => !taken.has(owner));
  return { held, blocks: blockRows(dice, pool, inBlocks), free };
}

const ownRow = (ownerId = ""): Holding => ({ ownerId, payerOwnerId: ownerId });

function drawOwner(dice: Dice, pool: CasePool, { held, blocks, free }: State): string {
  const owners = [...held, ...blocks].map(({ ownerId }) => ownerId);
  const ofFamily = free.filter((owner) => pool.members.includes(owner));
  return dice.weigh<() => string>([
    [14, () => dice.pick(ofFamily)],
    [4, () => dice.pick(free)],
    [3, () => dice.pick(owners.length > 0 ? owners : free)],
    [1, () => pool.head],
    [1, () => dice.pick(pool.outside)],
    [1, () => pool.stranger],
  ])();
}

function drawCustomer(dice: Dice, { customers }: CasePool): number {
  return dice.weigh([
    [12, customers.main],
    [4, customers.second],
    [2, customers.billingOff],
    [2, customers.blocks],
    [1, customers.unknown],
  ]);
}

function drawPayer(dice: Dice, pool: CasePool, asked: { state: State; ownerId: string; customerId: number }): string {
  const { state, ownerId } = asked;
  const family = state.held.filter((row) => row.customerId === asked.customerId);
  const among = (rows: readonly HeldRow[]) => (rows.length > 0 ? dice.pick(rows).ownerId : ownerId);
  return dice.weigh<() => string>([
    [6, () => ownerId],
    [7, () => among(family.filter((row) => row.payerOwnerId === row.ownerId))],
    [1, () => among(family.filter((row) => row.payerOwnerId !== row.ownerId))],
    [1, () => family.find((row) => row.payerOwnerId !== row.ownerId)?.payerOwnerId ?? ownerId],
    [1, () => among(state.held)],
    [1, () => dice.pick(state.free)],
    [1, () => dice.pick([pool.head, pool.otherHead, pool.stranger])],
  ])();
}

/** Most bodies are whole; some lack a field or hold what is no number. */
function spoil(dice: Dice, body: Required<AssignmentBody>): AssignmentBody {
  const { owner_id, customer_id, payer_account_owner_id } = body;
  return dice.weigh<AssignmentBody>([
    [30, body],
    [1, { customer_id, payer_account_owner_id }],
    [1, { owner_id, payer_account_owner_id }],
    [2, { owner_id, customer_id }],
    [1, { ...body, owner_id: dice.pick(NO_NUMBERS) }],
    [1, { ...body, customer_id: dice.pick(NO_CUSTOMERS) }],
    [1, { ...body, payer_account_owner_id: dice.pick(NO_NUMBERS) }],
  ]);
}

function drawBody(dice: Dice, pool: CasePool, state: State): AssignmentBody {
  const ownerId = drawOwner(dice, pool, state);
  const customerId = drawCustomer(dice, pool);
  const payer = drawPayer(dice, pool, { state, ownerId, customerId });
  return spoil(dice, { owner_id: ownerId, customer_id: customerId, payer_account_owner_id: payer });
}

/** A change may name any of the three fields; what it leaves out stays. */
function drawChange(dice: Dice, pool: CasePool, asked: { state: State; row: HeldRow }): AssignmentBody {
  const { state, row } = asked;
  const customerId = dice.weigh([
    [5, row.customerId],
    [2, drawCustomer(dice, pool)],
  ]);
  const ownerId = dice.weigh([
    [6, row.ownerId],
    [1, drawOwner(dice, pool, state)],
  ]);
  const payer = drawPayer(dice, pool, { state, ownerId, customerId });
  const whole = { owner_id: ownerId, customer_id: customerId, payer_account_owner_id: payer };
  return dice.weigh<() => AssignmentBody>([
    [3, () => ({ payer_account_owner_id: payer })],
    [1, () => ({ customer_id: customerId })],
    [1, () => ({ owner_id: ownerId })],
    [3, () => spoil(dice, whole)],
  ])();
}

function drawAction(dice: Dice, pool: CasePool, state: State): AssignmentAction {
  const kind = dice.weigh<AssignmentAction["kind"]>([
    [10, "create"],
    [4, "change"],
    [2, "delete"],
  ]);
  if (kind === "create" || state.held.length === 0) return { kind: "create", body: drawBody(dice, pool, state) };
  const row = dice.pick(state.held);
  return kind === "delete" ? { kind, row } : { kind, row, body: drawChange(dice, pool, { state, row }) };
}

export function drawCase(dice: Dice, pool: CasePool): AssignmentCase {
  const state = stateOf(dice, pool);
  return { held: state.held, blocks: state.blocks, action: drawAction(dice, pool, state) };
}
