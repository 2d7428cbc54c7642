import { useTranslations } from "next-intl";
import { useIssueText } from "@/components/refusals/use-issue-text";
import { address, type Params } from "@/components/ui/address";
import { Button } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";
import { RadioCards } from "@/components/ui/radio-cards";
import { Segments } from "@/components/ui/segments";
import { TextField } from "@/components/ui/text-field";
import { BULK_EDIT_KINDS, type BulkEditKind } from "@/lib/domain/customers/bulk-edit";
import { BILLING_STATES } from "@/lib/domain/customers/customer-list-query";
import { paramOf } from "@/lib/domain/values/list-query";

export const BULK_PATH = "/customers/edit";
const OWN = ["edit", "key", "value", "billing-to", "folder-to", "folder", "look", "only", "page", "per"] as const;

export type BulkEditFormProps = {
  kind: BulkEditKind;
  params: Params;
  issues: readonly { readonly field: string; readonly code: string }[];
};

/** What is to be changed of all that were chosen. It stands in the address, so that a preview can be linked to. */
export function BulkEditForm({ kind, params, issues }: BulkEditFormProps) {
  const t = useTranslations("customerImport.bulk");
  const say = useIssueText();
  const cleared = Object.fromEntries(OWN.map((name) => [name, null]));
  const kept = new URLSearchParams(address("", params, cleared).slice(1));
  const error = (field: string) => say(issues.find((issue) => issue.field === field)?.code);
  return (
    <div className="flex max-w-[720px] flex-col gap-4">
      <Segments
        label={t("what")}
        segments={BULK_EDIT_KINDS.map((each) => ({
          href: address(BULK_PATH, params, { ...cleared, edit: each }),
          label: t(`kinds.${each}`),
          current: each === kind,
        }))}
      />
      <form action={BULK_PATH} key={kind} className="flex flex-col gap-4" aria-label={t(`kinds.${kind}`)}>
        {[...kept].map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="edit" value={kind} />
        <input type="hidden" name="look" value="1" />
        {kind === "billing" ? (
          <BillingFields params={params} error={error} />
        ) : (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              name="key"
              label={t("key")}
              hint={t(`keyHints.${kind}`)}
              defaultValue={paramOf(params, "key")}
              error={error("key")}
              autoComplete="off"
            />
            {kind !== "remove-tag" && (
              <TextField
                name="value"
                label={t("value")}
                defaultValue={paramOf(params, "value")}
                error={error("value")}
                autoComplete="off"
              />
            )}
          </div>
        )}
        <FormActions>
          <Button type="submit">{t("look")}</Button>
        </FormActions>
      </form>
    </div>
  );
}

type FieldsProps = { params: Params; error: (field: string) => string | undefined };

function BillingFields({ params, error }: FieldsProps) {
  const t = useTranslations("customerImport.bulk");
  return (
    <>
      <RadioCards
        legend={t("billing")}
        name="billing-to"
        columns={3}
        defaultValue={paramOf(params, "billing-to") || "keep"}
        error={error("enabled")}
        options={["keep" as const, ...BILLING_STATES].map((value) => ({ value, label: t(`billingTo.${value}`) }))}
      />
      <RadioCards
        legend={t("folder")}
        name="folder-to"
        columns={2}
        defaultValue={paramOf(params, "folder-to") || "keep"}
        options={[
          { value: "keep", label: t("folderKeep") },
          { value: "set", label: t("folderSet") },
        ]}
      />
      <TextField
        name="folder"
        label={t("folderText")}
        hint={t.rich("folderHint", { code: (chunks) => <code>{chunks}</code>, id: "{id}" })}
        defaultValue={paramOf(params, "folder")}
        error={error("folder")}
        mono
        autoComplete="off"
      />
    </>
  );
}
