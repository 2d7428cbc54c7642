import { PlainShell } from "@/components/layout/plain-shell";
import { NothingHere } from "@/components/people/nothing-here";
import { currentScope } from "@/lib/auth/current-scope";

/** Inside the staff frame for staff; on a bare page for whoever must not see that there is a frame. */
export default async function StaffNotFound() {
  const scope = await currentScope();
  if (scope?.kind === "staff") return <NothingHere />;
  return (
    <PlainShell>
      <NothingHere />
    </PlainShell>
  );
}
