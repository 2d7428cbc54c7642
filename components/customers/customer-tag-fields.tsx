import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFieldArray, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field-error";
import { FormSection } from "@/components/ui/form-section";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import { CLOUDMC_TAG, HERE_TAG } from "@/lib/domain/customers/customer";
import { CUSTOMER_TAGS_MAX } from "@/lib/domain/customers/customer-input";
import type { CustomerFieldsProps } from "./customer-basics-fields";

const tagName = (chunks: ReactNode) => <code className="font-mono text-xs text-text">{chunks}</code>;

export function CustomerTagFields({ form, say }: CustomerFieldsProps) {
  const t = useTranslations("customers.form");
  const { control, register, formState } = form;
  const { fields, append, remove } = useFieldArray({ control, name: "tags" });
  const tags = useWatch({ control, name: "tags" });
  const faults = formState.errors.tags;
  const fullReason = fields.length >= CUSTOMER_TAGS_MAX ? t("tagsFull") : null;
  const linkReason = (key: string) => (tags.some((tag) => tag.key.trim() === key) ? t("linkThere") : fullReason);
  const add = (key: string) =>
    append({ key, value: "" }, { focusName: `tags.${fields.length}.${key === "" ? "key" : "value"}` });
  return (
    <FormSection title={t("tags")} note={t.rich("tagsNote", { cloudmc: CLOUDMC_TAG, here: HERE_TAG, code: tagName })}>
      {fields.map((field, at) => (
        <div key={field.id} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-start gap-2">
          <TextField
            mono
            label={at === 0 ? t("tagKey") : ""}
            aria-label={t("tagKeyOf", { number: at + 1 })}
            error={say(faults?.[at]?.key?.message)}
            autoComplete="off"
            {...register(`tags.${at}.key`)}
          />
          <TextField
            mono
            label={at === 0 ? t("tagValue") : ""}
            aria-label={t("tagValueOf", { number: at + 1 })}
            error={say(faults?.[at]?.value?.message)}
            autoComplete="off"
            {...register(`tags.${at}.value`)}
          />
          <span className={at === 0 ? "pt-6" : "pt-1"}>
            <IconButton
              label={t("removeTag", { number: at + 1 })}
              icon={<X size={16} aria-hidden />}
              onClick={() => remove(at)}
            />
          </span>
        </div>
      ))}
      {faults?.root?.message && <FieldError id="tags-error">{say(faults.root.message)}</FieldError>}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={<Plus size={14} aria-hidden />} reason={fullReason} onClick={() => add("")}>
          {t("addTag")}
        </Button>
        <Button size="sm" look="plain" reason={linkReason(CLOUDMC_TAG)} onClick={() => add(CLOUDMC_TAG)}>
          {t("addCloudmc")}
        </Button>
        <Button size="sm" look="plain" reason={linkReason(HERE_TAG)} onClick={() => add(HERE_TAG)}>
          {t("addHere")}
        </Button>
      </div>
    </FormSection>
  );
}
