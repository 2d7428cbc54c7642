import type { CostHistory } from "@/lib/domain/costs/cost-history";
import { type Month, shiftMonth } from "@/lib/domain/values/month";
import { address } from "../ui/address";

/** Where the total of consecutive months opens to the calls it comes from; null while none is known. */
export function monthReceipt(path: string, { months, readings }: CostHistory, of: readonly Month[]): string | null {
  const [first, last] = [of[0], of.at(-1)];
  const known = [...new Set(of.flatMap((month) => readings[months.indexOf(month)] ?? []))];
  if (!first || !last || known.length === 0) return null;
  return address(path, { reading: known, split: "service", from: `${first}-01`, to: `${shiftMonth(last, 1)}-01` });
}
