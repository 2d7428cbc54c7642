import Link from "next/link";
import { useTranslations } from "next-intl";
import type { HistorySource } from "@/lib/domain/customers/customer-history";

/** Through what a change was learned, with the way to it while it is kept. */
export function HistorySourceText({ source }: { source: HistorySource | null }) {
  const t = useTranslations("customerLife.history");
  if (source === null) return t("unknownSource");
  const isPerson = source.by === "operation";
  const words = !isPerson
    ? t("byReading")
    : source.actorName === ""
      ? t("byUnknown")
      : t("byPerson", { name: source.actorName });
  if (!source.kept) return words;
  return (
    <Link
      prefetch={false}
      href={`/activity/${isPerson ? "operations" : "runs"}/${source.id}`}
      className="underline underline-offset-2"
    >
      {words}
    </Link>
  );
}
