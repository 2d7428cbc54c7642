import { useTranslations } from "next-intl";
import type { Cached } from "@/lib/domain/values/upstream";
import { Age } from "../ui/figures/age";
import { Notice } from "../ui/notice";

/** Names what kept figures from being read anew; nothing when the last attempt succeeded. */
export function FetchTrouble({ of, now }: { of: Cached<unknown>; now: Date }) {
  const t = useTranslations("freshness");
  const sync = useTranslations("sync");
  if (of.failure === null) return null;
  const { upstream, reason, at } = of.failure;
  const attempt = () => <Age since={at} now={now} />;
  return (
    <Notice
      tone={of.state === "present" ? "caution" : "negative"}
      title={sync(`trouble.${reason}`, { source: sync(`upstreams.${upstream}`) })}
    >
      {of.state === "present"
        ? t.rich("keptAt", { at: attempt, age: () => <Age since={of.provenance.fetchedAt} now={now} /> })
        : t.rich("nothingKept", { at: attempt })}
      {reason === "credentials" && ` ${t("checkKey")}`}
    </Notice>
  );
}
