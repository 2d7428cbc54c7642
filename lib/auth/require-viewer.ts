import "server-only";
import { notFound, redirect } from "next/navigation";
import { currentScope } from "@/lib/auth/current-scope";
import type { ViewerScope } from "@/lib/domain/access/scope";

/** For pages of the customer's side: ends the request unless one of a customer's own people asks. */
export async function requireViewer(): Promise<ViewerScope> {
  const scope = await currentScope();
  if (scope === null) redirect("/sign-in");
  if (scope.kind !== "viewer") notFound();
  return scope;
}
