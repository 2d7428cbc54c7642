import { useTranslations } from "next-intl";
import type { Cached } from "@/lib/domain/values/upstream";
import { RefreshWhile } from "../sync/refresh-while";
import { DataAge } from "../ui/data-age";

export type FiguresAgeProps = { of: Cached<unknown>; state?: "estimated" | "final" | "partial"; now: Date };

/** Where the figures beside it come from and how old they are; looks again by itself while they are read anew. */
export function FiguresAge({ of, state, now }: FiguresAgeProps) {
  const t = useTranslations("freshness");
  const source = useTranslations("sync.upstreams");
  return (
    <>
      {of.state === "present" && (
        <DataAge
          source={source(of.provenance.source)}
          fetchedAt={of.provenance.fetchedAt}
          through={of.provenance.dataThrough}
          now={now}
          {...(state ? { state } : {})}
        />
      )}
      {of.state === "present" && of.refreshing && <span className="text-xs text-muted"> · {t("reading")}</span>}
      <RefreshWhile active={of.refreshing} />
    </>
  );
}
