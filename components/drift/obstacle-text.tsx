import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Drift } from "@/lib/domain/drift/drift";

/** Why a row cannot be put back to what is wanted, and what to do instead; nothing when it can. */
export function ObstacleText({ drift: { obstacle, wanted } }: { drift: Pick<Drift, "obstacle" | "wanted"> }) {
  const t = useTranslations("drift.obstacles");
  if (obstacle === null) return null;
  return t.rich(obstacle, {
    customer: wanted?.customerName ?? "",
    link: (chunks) => (
      <Link prefetch={false} href={`/customers/${wanted?.customer}/edit`} className="text-text underline">
        {chunks}
      </Link>
    ),
  });
}
