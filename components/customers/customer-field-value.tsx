import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateTime } from "@/components/ui/figures/date-time";
import { Id } from "@/components/ui/figures/id";
import { CLASSIFICATIONS } from "@/lib/domain/customers/customer";
import type { CustomerField, CustomerFieldContent } from "@/lib/domain/customers/customer-facts";
import { AddressLines } from "./address-lines";

export type CustomerFieldValueProps = { field: CustomerField; value: CustomerFieldContent };

/** One field of a customer in a person's words. Needs the words of "customers" and "customerLife". */
export function CustomerFieldValue({ field, value }: CustomerFieldValueProps): ReactNode {
  const t = useTranslations("customers");
  const life = useTranslations("customerLife.fields");
  const isEmptyList = Array.isArray(value) && value.length === 0;
  if (value === null || value === "" || isEmptyList) return <span className="text-muted">{life("empty")}</span>;
  if (typeof value === "boolean") return t(value ? "billing.on" : "billing.off");
  if (typeof value === "string") return <TextValue field={field} value={value} />;
  if ("street1" in value) return <AddressLines address={value} />;
  return (
    <span className="flex flex-col">
      {value.map((tag) => (
        <bdi key={`${tag.key}=${tag.value}`} className="font-mono text-xs break-all">
          {tag.key} = {tag.value}
        </bdi>
      ))}
    </span>
  );
}

function TextValue({ field, value }: { field: CustomerField; value: string }) {
  const t = useTranslations("customers.access");
  const classification = field === "classification" && CLASSIFICATIONS.find((known) => known === value);
  if (classification) return t(classification);
  if (field === "trialExpiresAt") return <DateTime value={value} show="both" />;
  if (field === "azureCustomerId" || field === "externalId") return <Id value={value} copy={false} />;
  return <bdi className="break-words">{value}</bdi>;
}
