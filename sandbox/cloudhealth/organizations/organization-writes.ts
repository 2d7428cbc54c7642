import type { Context, Hono } from "hono";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { CLOUDHEALTH_KEY } from "../access";
import { failure, invalid, notFound } from "../answers";
import { createRateWindow } from "../rate-window";
import { readWrite, type WriteBody } from "../write-body";
import { assignable } from "./organization-lists";
import { changeMembers, type MemberChange } from "./organization-members";
import { findOrganization } from "./organization-scope";
import { accountsOf, showOrganization } from "./organization-view";
import { changeOrganization, createOrganization } from "./organizations";

const WINDOW_MS = 600_000;
const MOST_IN_WINDOW = 500;

/** Adding and replacing answer with a list of one, removing with the organization itself. */
function moveAccounts(sandbox: Sandbox, c: Context, asked: { body: WriteBody; change: MemberChange }): Response {
  const { store } = sandbox;
  const organization = findOrganization(sandbox, c, c.req.param("id"));
  if (organization === undefined) return notFound(c);
  const candidates = {
    organization,
    assignable: assignable(sandbox, c, organization),
    held: accountsOf(store, organization),
  };
  const members = changeMembers(asked.body, asked.change, candidates);
  if (Array.isArray(members)) return invalid(c, members);
  const row = { ...organization, ...members };
  store.commit([{ put: "organizations", row }]);
  const shown = showOrganization(store, row);
  return c.json(asked.change === "remove" ? shown : [shown]);
}

type Write = (c: Context, body: WriteBody) => Response;

const isMove = (value: unknown): value is "add" | "remove" => value === "add" || value === "remove";

export function serveOrganizationWrites(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const window = createRateWindow(sandbox.options.rateLimit === null ? null : MOST_IN_WINDOW, WINDOW_MS);
  sandbox.onReset.push(() => window.clear());
  const limited = (write: Write): Write => {
    return (c, body) =>
      window.admits(CLOUDHEALTH_KEY, Date.now())
        ? write(c, body)
        : failure(c, 429, `Too many requests: ${MOST_IN_WINDOW} changes of organizations in ten minutes`);
  };
  const reading = (write: Write) => async (c: Context) => {
    const body = await readWrite(c);
    return body instanceof Response ? body : write(c, body);
  };
  const create = limited((c, body) => createOrganization(sandbox, c, body));
  const add = limited((c, body) => moveAccounts(sandbox, c, { body, change: "add" }));
  const replace = limited((c, body) => moveAccounts(sandbox, c, { body, change: "replace" }));
  const remove: Write = (c, body) => moveAccounts(sandbox, c, { body, change: "remove" });
  const move: Write = (c, body) => {
    if (!isMove(body.accounts)) return invalid(c, ["accounts must be add or remove"]);
    return body.accounts === "add" ? add(c, body) : remove(c, body);
  };
  app.post("/v2/organizations", reading(create));
  app.put(
    "/v2/organizations/:id",
    reading((c, body) => (isMove(body.accounts) ? move(c, body) : changeOrganization(sandbox, c, body))),
  );
  for (const path of ["/v2/organizations/:id", "/v2/organizations/:id/accounts"]) app.patch(path, reading(move));
  app.put("/v2/organizations/:id/accounts", reading(replace));
}
