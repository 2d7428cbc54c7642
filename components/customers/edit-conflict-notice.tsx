import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatInstant } from "@/components/ui/figures/format-instant";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { CustomerField } from "@/lib/domain/customers/customer-facts";
import type { ConflictRow } from "@/lib/domain/customers/edit-conflict";
import type { LatestCustomer } from "@/lib/domain/operations/operation-view";
import { CustomerFieldValue } from "./customer-field-value";

export type EditConflictNoticeProps = {
  rows: readonly ConflictRow[];
  latest: LatestCustomer;
  /** Goes on from the new version, leaving these fields as they are in it. */
  onGoOn: (leftToThem: readonly CustomerField[]) => void;
  onDrop: () => void;
};

/** Two people changed one customer: what each did, field by field, and how to go on. */
export function EditConflictNotice({ rows, latest, onGoOn, onDrop }: EditConflictNoticeProps) {
  const t = useTranslations("customerLife.conflict");
  const fields = useTranslations("customerLife.fields");
  const locale = useLocale();
  const [leftToThem, setLeftToThem] = useState<readonly CustomerField[]>([]);
  const at = formatInstant({ at: latest.knownFrom, locale, show: "both" });
  const choose = (field: CustomerField, side: "theirs" | "yours") =>
    setLeftToThem((left) => [...left.filter((one) => one !== field), ...(side === "theirs" ? [field] : [])]);
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="caution" title={t("title")}>
        {latest.actorName ? t("byPerson", { name: latest.actorName, at }) : t("byReading", { at })}
      </Notice>
      <Table label={t("label")} density="compact" stack>
        <thead>
          <tr>
            <Th>{t("field")}</Th>
            <Th>{t("before")}</Th>
            <Th>{t("theirs")}</Th>
            <Th>{t("yours")}</Th>
            <Th>{t("choice")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.field}>
              <Td phone="lead" wrap className="font-medium">
                {fields(row.field)}
              </Td>
              <Td muted wrap>
                <CustomerFieldValue field={row.field} value={row.before} />
              </Td>
              <Td phone="sub" wrap>
                <span className="sm:hidden">{t("theirs")}: </span>
                <CustomerFieldValue field={row.field} value={row.theirs} />
              </Td>
              <Td phone="figure" wrap>
                <span className="sm:hidden">{t("yours")}: </span>
                <CustomerFieldValue field={row.field} value={row.yours} />
              </Td>
              <Td phone="figure2" wrap>
                {row.changedBy === "both" ? (
                  <SideChoice field={row.field} name={fields(row.field)} onChoose={(side) => choose(row.field, side)} />
                ) : (
                  <span className="text-muted">{t(row.changedBy === "them" ? "onlyThem" : "onlyYou")}</span>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="text-sm text-muted">{t("goOnNote")}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={() => onGoOn(leftToThem)}>
          {t("goOn")}
        </Button>
        <Button onClick={onDrop}>{t("dropMine")}</Button>
      </div>
    </div>
  );
}

type SideChoiceProps = { field: CustomerField; name: string; onChoose: (side: "theirs" | "yours") => void };

function SideChoice({ field, name, onChoose }: SideChoiceProps) {
  const t = useTranslations("customerLife.conflict");
  const option = (side: "theirs" | "yours", label: string) => (
    <label className="flex cursor-pointer items-center gap-1.5 max-sm:min-h-10">
      <input
        type="radio"
        name={`keep-${field}`}
        defaultChecked={side === "yours"}
        onChange={() => onChoose(side)}
        className="size-[15px] shrink-0 hw-check"
      />
      {label}
    </label>
  );
  return (
    <fieldset aria-label={t("choiceOf", { field: name })} className="flex flex-wrap gap-x-3">
      {option("yours", t("keepYours"))}
      {option("theirs", t("keepTheirs"))}
    </fieldset>
  );
}
