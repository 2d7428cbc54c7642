import type { Context, Hono } from "hono";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { clientOf } from "../access";
import { failure, invalid, notFound, parametersOf } from "../answers";
import { inIdOrder } from "../id-order";
import { isShallow } from "../json-depth";
import { integerFrom, isAbsent, readWrite, WriteBody } from "../write-body";
import type { Perspective } from "./perspective-rows";

const PATH = "/v1/perspective_schemas";
const LISTS = ["rules", "merges", "constants"] as const;

type Schema = Perspective["schema"];

const isAsked = (c: Context, flag: string) => parametersOf(c).get(flag) === "true";
const nameOf = (schema: Schema) => (typeof schema.name === "string" ? schema.name.trim() : "");

function seen(sandbox: Sandbox, c: Context): readonly Perspective[] {
  return inIdOrder(sandbox.store.where("perspectives", "customerId", clientOf(c)));
}

function find(sandbox: Sandbox, c: Context): Perspective | undefined {
  const id = integerFrom(c.req.param("id"));
  return seen(sandbox, c).find((perspective) => perspective.id === id);
}

/** What a missing list means is not documented; here it is an empty one. */
function readSchema(body: WriteBody, others: readonly Perspective[]): Schema | string[] {
  const given = WriteBody.safeParse(body.schema);
  if (!given.success) return ["schema must be an object"];
  if (!isShallow(given.data)) return ["schema is nested too deeply"];
  const name = nameOf(given.data);
  const errors = name === "" ? ["Name can't be blank"] : [];
  if (others.some((other) => nameOf(other.schema) === name)) errors.push("Name has already been taken");
  for (const list of LISTS) {
    if (!isAbsent(given.data[list]) && !Array.isArray(given.data[list])) errors.push(`${list} must be a list`);
  }
  if (errors.length > 0) return errors;
  return { include_in_reports: "true", rules: [], merges: [], constants: [], ...given.data, name };
}

function versionConstant({ id, version }: Perspective): object {
  return { type: "Version", list: [{ ref_id: id, val: version }] };
}

function show(c: Context, perspective: Perspective): Response {
  const { schema } = perspective;
  const constants = Array.isArray(schema.constants) ? schema.constants : [];
  const shown = isAsked(c, "include_version") ? [...constants, versionConstant(perspective)] : constants;
  return c.json({ schema: { ...schema, constants: shown } });
}

async function create(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const schema = readSchema(body, seen(sandbox, c));
  if (Array.isArray(schema)) return invalid(c, schema);
  const id = sandbox.store.nextId("perspectives");
  const row: Perspective = { id, customerId: clientOf(c), schema, version: 1, isActive: true };
  sandbox.store.commit([{ put: "perspectives", row }]);
  return c.json({ message: `Perspective ${id} created` });
}

async function change(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const stored = find(sandbox, c);
  if (stored === undefined) return notFound(c);
  const expected = parametersOf(c).get("check_version");
  if (expected !== null && Number(expected) !== stored.version) {
    return failure(c, 400, `check_version is not ${stored.version}: the perspective was changed since it was read`);
  }
  const others = seen(sandbox, c).filter(({ id }) => id !== stored.id);
  const schema = readSchema(body, others);
  if (Array.isArray(schema)) return invalid(c, schema);
  sandbox.store.commit([{ put: "perspectives", row: { ...stored, schema, version: stored.version + 1 } }]);
  return c.json({ message: `Perspective ${stored.id} updated` });
}

/**
 * Only a hard delete forgets it; the others keep it as an inactive one. Nothing here depends on a perspective, so force
 * adds nothing. The answer is not documented; a published client takes 200 alone for success, of all three writes.
 */
function remove(sandbox: Sandbox, c: Context): Response {
  const stored = find(sandbox, c);
  if (stored === undefined) return notFound(c);
  const isHard = isAsked(c, "hard_delete");
  const change = isHard
    ? { drop: "perspectives" as const, id: stored.id }
    : { put: "perspectives" as const, row: { ...stored, isActive: false } };
  sandbox.store.commit([change]);
  return c.json({ message: `Perspective ${stored.id} deleted` });
}

export function servePerspectives(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(PATH, (c) => {
    const shown = seen(sandbox, c).filter(({ isActive }) => isActive || !isAsked(c, "active_only"));
    return c.json(
      Object.fromEntries(shown.map(({ id, schema, isActive }) => [id, { name: nameOf(schema), active: isActive }])),
    );
  });
  app.post(PATH, (c) => create(sandbox, c));
  app.get(`${PATH}/:id`, (c) => {
    const perspective = find(sandbox, c);
    return perspective === undefined ? notFound(c) : show(c, perspective);
  });
  app.put(`${PATH}/:id`, (c) => change(sandbox, c));
  app.delete(`${PATH}/:id`, (c) => remove(sandbox, c));
}
