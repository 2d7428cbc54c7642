import { useTranslations } from "next-intl";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { RadioCards, type RadioOption } from "@/components/ui/radio-cards";
import type { FamilyReach } from "@/lib/domain/assignments/billing-block";

export type FamilyPickerProps = {
  heads: readonly FamilyReach[];
  chosen: FamilyReach | null;
  onChoose: (reach: FamilyReach) => void;
};

/** AWS payers, each with how much its family brings along. */
export function FamilyPicker({ heads, chosen, onChoose }: FamilyPickerProps) {
  const t = useTranslations("blocks");
  const isOffered = heads.some(({ head }) => head.owner === chosen?.head.owner);
  const shown = chosen === null || isOffered ? heads : [chosen, ...heads];
  const options = shown.map(
    ({ head, linked, held }): RadioOption => ({
      value: head.owner,
      label: head.name,
      hint: `${groupAccountNumber(head.owner)} · ${t("reach", { linked, held })}`,
    }),
  );
  return (
    <RadioCards
      legend={t("head")}
      name="head"
      options={options}
      value={chosen?.head.owner ?? ""}
      onChange={(event) => {
        const reach = shown.find(({ head }) => head.owner === event.target.value);
        if (reach) onChoose(reach);
      }}
    />
  );
}
