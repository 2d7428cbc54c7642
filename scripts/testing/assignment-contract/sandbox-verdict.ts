import type { AssignmentAction, AssignmentCase, Rule, Verdict } from "./assignment-case";

const SAID: readonly (readonly [Rule, RegExp])[] = [
  ["1", /can't be blank|twelve digits|whole number/],
  ["2", /is not an AWS account of this partner/],
  ["3", /already has an assignment/],
  ["4", /not part of another account's consolidated billing family/],
  ["5", /is not a customer of this partner/],
  ["6", /does not have partner billing enabled/],
  ["7", /must all be standalone|still refer to/],
  ["8", /has no prior assignment/],
  ["9", /not in the same consolidated billing family/],
  ["lock", /has billing blocks/],
];

const PATH = "/v1/aws_account_assignments";

export interface SandboxPlaces {
  readonly cloudhealth: string;
  readonly apiKey: string;
  readonly control: string;
}

function ruleOf(sentence: string): Rule {
  const found = SAID.find(([, words]) => words.test(sentence));
  if (found === undefined) throw new Error(`No rule says "${sentence}"`);
  return found[0];
}

async function send(url: string, method: string, given: { body?: unknown; key?: string }): Promise<Response> {
  const { body, key } = given;
  return fetch(url, {
    method,
    headers: { "content-type": "application/json", ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function setUp({ control }: SandboxPlaces, { held, blocks }: AssignmentCase): Promise<void> {
  const drop = { assignments: "all", blocks: "all", tenancies: "all" };
  const answer = await send(`${control}/rows`, "POST", { body: { drop, put: { assignments: held, blocks } } });
  if (answer.status !== 204) throw new Error(`The state was refused: ${await answer.text()}`);
}

function perform({ cloudhealth, apiKey: key }: SandboxPlaces, action: AssignmentAction): Promise<Response> {
  const url = `${cloudhealth}${PATH}`;
  if (action.kind === "create") return send(url, "POST", { body: action.body, key });
  const one = `${url}/${action.row.id}`;
  return action.kind === "delete" ? send(one, "DELETE", { key }) : send(one, "PUT", { body: action.body, key });
}

type Shown = { id: number; owner_id: string; customer_id: number; payer_account_owner_id: string };

/** The list leaves out customers that version 2 has locked. */
async function isAsBefore({ cloudhealth, apiKey: key }: SandboxPlaces, { held, blocks }: AssignmentCase) {
  const locked = new Set(blocks.map(({ customerId }) => customerId));
  const answer = await send(`${cloudhealth}${PATH}?per_page=100`, "GET", { key });
  const { aws_account_assignments: rows }: { aws_account_assignments: Shown[] } = await answer.json();
  const shown = rows.map((row) => [row.id, row.owner_id, row.customer_id, row.payer_account_owner_id]);
  const put = held
    .filter(({ customerId }) => !locked.has(customerId))
    .map((row) => [row.id, row.ownerId, row.customerId, row.payerOwnerId]);
  return JSON.stringify(shown.sort()) === JSON.stringify(put.sort());
}

/** The case, put into the running sandbox and tried over the wire. A refusal must leave everything as it was. */
export async function sandboxVerdict(places: SandboxPlaces, one: AssignmentCase): Promise<Verdict> {
  await setUp(places, one);
  const answer = await perform(places, one.action);
  const expected = one.action.kind === "delete" ? 204 : 200;
  if (answer.status === expected) {
    await answer.arrayBuffer();
    return [];
  }
  if (answer.status !== 422) throw new Error(`${answer.status}: ${await answer.text()}`);
  const { errors }: { errors: string[] } = await answer.json();
  if (errors.length === 0) throw new Error("A refusal without a sentence");
  if (!(await isAsBefore(places, one))) throw new Error("A refusal changed something");
  return [...new Set(errors.map(ruleOf))];
}
