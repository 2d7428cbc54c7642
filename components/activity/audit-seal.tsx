import { useTranslations } from "next-intl";
import type { AuditRoot } from "@/lib/domain/activity/audit-proof";
import { DefinitionList } from "../ui/definition-list";
import { DateTime } from "../ui/figures/date-time";
import { Id } from "../ui/figures/id";
import { Panel } from "../ui/panel";

/** What somebody must know to check an export: the last day that is signed, and the key it is signed with. */
export function AuditSeal({ publicKey, lastRoot }: { publicKey: string; lastRoot: AuditRoot | null }) {
  const t = useTranslations("audit.seal");
  return (
    <div className="mt-8 max-w-180">
      <Panel title={t("title")} note={t("note")}>
        <DefinitionList
          facts={[
            lastRoot
              ? {
                  label: t("lastDay"),
                  value: <DateTime value={`${lastRoot.day}T00:00:00Z`} />,
                  note: t("until", { place: lastRoot.place }),
                }
              : { label: t("lastDay"), value: <span className="text-muted">{t("noDay")}</span> },
            ...(lastRoot ? [{ label: t("hash"), value: <Id value={lastRoot.hash} /> }] : []),
            { label: t("key"), value: <Id value={publicKey} />, note: t("keyNote") },
          ]}
        />
      </Panel>
    </div>
  );
}
