import { randomUUID } from "node:crypto";
import { systemScope } from "@/lib/auth/system-scope";
import { toScope } from "@/lib/auth/to-scope";
import type { StaffRole } from "@/lib/domain/access/roles";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import { customerId } from "@/lib/domain/values/customer-id";

export const SYSTEM = systemScope("worker");

/** Somebody of the partner's, as if signed in. */
export function staffScope(role: StaffRole, name = `Test ${role}`, id: string = randomUUID()): StaffScope {
  const email = `${role}@northpine.example`;
  const scope = toScope({ id, email, name, role, customerId: null });
  if (scope?.kind !== "staff") throw new Error("Not staff");
  return scope;
}

/** Somebody of a customer's, as if signed in. */
export function viewerScope(customer: string): ViewerScope {
  const [email, name] = [`viewer${customer}@customer.example`, `Viewer of ${customer}`];
  const id = randomUUID();
  const scope = toScope({ id, email, name, role: "viewer", customerId: customerId(customer) });
  if (scope?.kind !== "viewer") throw new Error("Not a viewer");
  return scope;
}
