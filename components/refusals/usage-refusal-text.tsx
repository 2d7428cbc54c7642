import { useTranslations } from "next-intl";
import type { UsageRefusal } from "@/lib/domain/usage/usage-refusal";
import { unreachable } from "@/lib/domain/values/result";

export function UsageRefusalText({ refusal }: { refusal: UsageRefusal }) {
  const t = useTranslations("refusals");
  switch (refusal.code) {
    case "realm-missing":
      return t(refusal.code, { count: refusal.names.length, names: refusal.names.join(", ") });
    case "period-in-future":
      return t(refusal.code, { from: refusal.from });
    case "retry-late":
    case "schedule-conflict":
      return t(refusal.code);
    default:
      return unreachable(refusal);
  }
}
