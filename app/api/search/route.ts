import { staffRoute } from "@/lib/auth/define-route";
import { searchParam } from "@/lib/domain/values/list-query";
import { searchEverything } from "@/lib/services/search/search-everything";

/** What the palette lists: customers and accounts; an account that somebody holds leads to its holder. */
export const GET = staffRoute("customers:read", async ({ scope, search }) => {
  const { customers, accounts } = await searchEverything(scope, searchParam(search));
  return Response.json({
    items: [
      ...customers.map(({ id, name }) => ({ kind: "customer", label: name, hint: id, href: `/customers/${id}` })),
      ...accounts.map(({ owner, name, assignment }) => ({
        kind: "account",
        label: name,
        hint: assignment?.customerName ? `${owner} · ${assignment.customerName}` : owner,
        href: assignment ? `/customers/${assignment.customer}/accounts` : `/assignments?q=${owner}`,
      })),
    ],
  });
});
