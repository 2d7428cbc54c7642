import { useTranslations } from "next-intl";
import { RefusalText } from "@/components/refusals/refusal-text";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { RadioCards, type RadioOption } from "@/components/ui/radio-cards";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { AssignmentRefusal } from "@/lib/domain/assignments/assignment";
import type { PayerChoice } from "@/lib/domain/assignments/family-pattern";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";

export type PayerPickerProps = {
  choices: readonly PayerChoice[];
  familyAccounts: readonly AwsAccount[];
  chosen: AwsAccountId | null;
  onChoose: (payer: AwsAccountId) => void;
};

function Reasons({ refusals }: { refusals: readonly AssignmentRefusal[] }) {
  return (
    <span className="flex flex-col gap-1">
      {refusals.map((refusal) => (
        <span key={JSON.stringify(refusal)}>
          <RefusalText refusal={refusal} />
        </span>
      ))}
    </span>
  );
}

/** Every way the account could pay; a way that CloudHealth would refuse stands there with the reason. */
export function PayerPicker({ choices, familyAccounts, chosen, onChoose }: PayerPickerProps) {
  const t = useTranslations("assignments.form");
  const options = choices.map(({ kind, payer, refusals }): RadioOption => {
    const number = groupAccountNumber(payer);
    const name = familyAccounts.find((account) => account.owner === payer)?.name ?? number;
    return {
      value: payer,
      label: kind === "own" ? t("own") : t("linked", { name }),
      hint: kind === "own" ? t("ownHint") : t("linkedHint", { payer: number }),
      reason: refusals.length > 0 ? <Reasons refusals={refusals} /> : null,
    };
  });
  const noPayer: RadioOption = { value: "none", label: t("linkedNone"), reason: t("linkedNoneReason") };
  const isAlone = choices.every((choice) => choice.kind === "own");
  return (
    <RadioCards
      legend={t("payer")}
      name="payer"
      options={isAlone ? [...options, noPayer] : options}
      value={chosen ?? ""}
      onChange={(event) => {
        const choice = choices.find(({ payer }) => payer === event.target.value);
        if (choice) onChoose(choice.payer);
      }}
    />
  );
}
