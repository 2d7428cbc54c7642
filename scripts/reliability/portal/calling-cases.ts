import { type AccessCase, filled, mayEnter, type World } from "./access-cases";
import { ACTIONS } from "./access-table";
import type { BuiltAction } from "./built-entries";
import { saidOf } from "./portal-client";
import { type KnownIds, OBJECTS, type ObjectKind } from "./portal-world";
import type { Principal } from "./principals";

const isViewer = (name: string) => name === "viewer-a" || name === "viewer-b";

const DENIALS = ["foreign-origin", "signed-out", "not-permitted"];

/** Every action, for everybody, with the id in the address, in its query, in the input and deep in it. */
export function callingCases({ built, ids, principals }: World): AccessCase[] {
  return built.actions.flatMap((action) =>
    principals.flatMap((principal) =>
      OBJECTS.flatMap((object) => {
        const id = ids.customerId?.[object] ?? "";
        const at = encodeURIComponent(id);
        const refused = { isNotOfTheSchema: true };
        const places = {
          path: { path: `/customers/${at}`, input: refused },
          query: { path: `${filled(action.page, ids)}?customer=${at}`, input: refused },
          body: { path: filled(action.page, ids), input: { ...refused, id, customer: id, customerId: id, owner: id } },
          nested: { path: filled(action.page, ids), input: { ...refused, wanted: [{ customer: { id } }] } },
          elsewhere: { path: "/my", input: refused },
        };
        return Object.entries(places).map(([where, place]) => calling({ action, principal, object, where, ...place }));
      }),
    ),
  );
}

/** What would be done, were it allowed: the schema takes it, so nothing but the permission stands before the object. */
const LAWFUL: Readonly<Record<string, (ids: KnownIds, object: ObjectKind) => object>> = {
  decideOperationAction: (ids, of) => ({ operationId: ids.operationId?.[of], decision: "cancel" }),
  decideBatchAction: (ids, of) => ({ batchId: ids.batchId?.[of], decision: "call-off" }),
  discardCustomerImportAction: (ids, of) => ({ importId: ids.importId?.[of] }),
  applyCustomerImportAction: (ids, of) => ({ importId: ids.importId?.[of], typed: null }),
  disablePersonAction: (ids, of) => ({ id: ids.personId?.[of], version: 0 }),
  enablePersonAction: (ids, of) => ({ id: ids.personId?.[of], version: 0 }),
  endPersonSessionsAction: (ids, of) => ({ id: ids.personId?.[of] }),
  cancelInvitationAction: (ids, of) => ({ id: ids.personId?.[of] }),
  endOwnSessionAction: (ids, of) => ({ session: ids.sessionId?.[of] }),
};

/** Whoever may is only asked to do it to nothing. */
export function lawfulCases({ built, ids, principals }: World): AccessCase[] {
  return built.actions.flatMap((action) => {
    const inputOf = LAWFUL[action.name];
    if (!inputOf) return [];
    return principals.flatMap((principal) =>
      OBJECTS.filter((object) => object === "absent" || isKept(action, principal)).map((object) =>
        calling({
          action,
          principal,
          object,
          where: "lawful",
          path: filled(action.page, ids),
          input: inputOf(ids, object),
        }),
      ),
    );
  });
}

/** Whether nothing can come of it: the person may not, or it looks among their own only and these are not theirs. */
function isKept({ name }: BuiltAction, principal: Principal): boolean {
  const entrance = ACTIONS[name] ?? "open";
  if (name === "endOwnSessionAction") return isViewer(principal.name);
  return entrance !== "open" && !mayEnter(entrance, principal);
}

interface Calling {
  readonly action: BuiltAction;
  readonly principal: Principal;
  readonly object: ObjectKind;
  readonly where: string;
  readonly path: string;
  readonly input: unknown;
}

function calling({ action, principal, object, where, path, input }: Calling): AccessCase {
  const entrance = ACTIONS[action.name] ?? "open";
  const due =
    entrance === "open" || mayEnter(entrance, principal)
      ? null
      : principal.role === null
        ? "signed-out"
        : "not-permitted";
  return {
    title: `${principal.name} calls ${action.name} on ${path} (${object}, ${where})`,
    entry: `${action.name} ${where}`,
    principal,
    object,
    ids: [],
    ask: (client) => client.act({ id: action.id, path, input, cookie: principal.cookie }),
    judge: (answer) => {
      const said = saidOf(answer);
      if (due !== null) return said === due ? null : `${due} was due, ${said} came`;
      return DENIALS.includes(said) || said.startsWith("status") ? `it may, and ${said} came` : null;
    },
  };
}
