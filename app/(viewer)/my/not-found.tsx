import { PlainShell } from "@/components/layout/plain-shell";
import { NothingHere } from "@/components/people/nothing-here";
import { currentScope } from "@/lib/auth/current-scope";

/** Inside the customer's frame for the customer's people; on a bare page for whoever must not see that there is a frame. */
export default async function CustomerNotFound() {
  const scope = await currentScope();
  if (scope?.kind === "viewer") return <NothingHere />;
  return (
    <PlainShell>
      <NothingHere />
    </PlainShell>
  );
}
