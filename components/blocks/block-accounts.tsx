import { useTranslations } from "next-intl";
import { AccountPicker } from "@/components/assignments/account-picker";
import { FilterBar } from "@/components/ui/filter-bar";
import { SearchBox } from "@/components/ui/search-box";
import type { BlockOptions } from "@/lib/domain/assignments/block-options";
import { FamilyPicker } from "./family-picker";
import type { BlockChoice } from "./use-block-draft";

export type BlockAccountsProps = { choice: BlockChoice; options: BlockOptions; search: string };

/** Which accounts, as the type of block asks for them. */
export function BlockAccounts({ choice, options, search }: BlockAccountsProps) {
  const t = useTranslations("blocks");
  const { type, accounts, payer } = choice;
  const isFamily = type === "family";
  const offered = isFamily ? options.heads.length : options.unassigned.length;
  return (
    <div className="flex flex-col gap-4">
      <FilterBar>
        <SearchBox label={t("search")} value={search} />
      </FilterBar>
      {offered === 0 && (
        <p className="text-sm text-muted">
          {search === "" ? t(isFamily ? "noHeads" : "noneLeft") : t("noneFound", { query: search })}
        </p>
      )}
      {isFamily ? (
        <FamilyPicker heads={options.heads} chosen={choice.reach} onChoose={(reach) => choice.change({ reach })} />
      ) : (
        <AccountPicker
          several
          legend={t("accounts")}
          accounts={options.unassigned}
          chosen={accounts}
          onChoose={choice.toggle}
        />
      )}
      {!isFamily && (
        <p className="-mt-2 text-xs text-muted" aria-live="polite">
          {t("chosen", { count: accounts.length })} {options.more && t("more", { count: options.unassigned.length })}
        </p>
      )}
      {type === "consolidated" && accounts.length > 0 && (
        <div className="flex flex-col gap-1.5">
          <p className="text-sm font-medium">{t("payer")}</p>
          <AccountPicker
            legend={t("payer")}
            accounts={accounts}
            chosen={payer ? [payer] : []}
            onChoose={(account) => choice.change({ payer: account })}
          />
          <p className="text-xs text-muted">{t("payerHint")}</p>
        </div>
      )}
    </div>
  );
}
