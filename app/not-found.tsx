import { PlainShell } from "@/components/layout/plain-shell";
import { NothingHere } from "@/components/people/nothing-here";

export default function NotFound() {
  return (
    <PlainShell>
      <NothingHere />
    </PlainShell>
  );
}
