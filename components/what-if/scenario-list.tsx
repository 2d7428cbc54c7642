import { useLocale, useTranslations } from "next-intl";
import { mayDeleteKept } from "@/lib/domain/access/may-delete-kept";
import type { Role } from "@/lib/domain/access/roles";
import type { ScenarioLine } from "@/lib/domain/pricing/saved-scenario";
import { address } from "../ui/address";
import { buttonLook } from "../ui/button-look";
import { formatMonth } from "../ui/figures/format-month";
import { Panel } from "../ui/panel";
import { ScenarioRemoval } from "./scenario-removal";

/** The scenarios that are kept: each opens, and two or three of them stand side by side. */
export function ScenarioList({ scenarios, role }: { scenarios: readonly ScenarioLine[]; role: Role }) {
  const t = useTranslations("whatIf.list");
  const locale = useLocale();
  return (
    <Panel title={t("title")} note={t("note")}>
      <form action="/pricing/what-if/compare" data-hw-soft="">
        <ul className="border-t border-line">
          {scenarios.map(({ id, name, customer, customerName, month, ownerName, isOwn, isShared }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 text-sm">
              <input
                type="checkbox"
                name="scenario"
                value={id}
                aria-label={t("pick", { name })}
                className="hw-check size-4"
              />
              <a
                data-hw-soft=""
                href={address("/pricing/what-if", { customer, month, scenario: id })}
                className="min-w-0 truncate font-medium"
              >
                <bdi>{name}</bdi>
              </a>
              <span className="text-muted">
                <bdi>{customerName ?? customer}</bdi> · {formatMonth(month, locale)}
              </span>
              <span className="ml-auto text-xs text-muted">
                {isOwn ? t(isShared ? "shared" : "private") : t("by", { name: ownerName })}
              </span>
              <ScenarioRemoval
                id={id}
                reason={mayDeleteKept({ isOwn, isShared }, role) ? null : t("notYours", { name: ownerName })}
              />
            </li>
          ))}
        </ul>
        <button type="submit" className={`mt-3 ${buttonLook("primary", "md", false)}`}>
          {t("compare")}
        </button>
      </form>
    </Panel>
  );
}
