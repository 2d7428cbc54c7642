import Link from "next/link";
import { useTranslations } from "next-intl";
import { AccountLink, accountPath } from "@/components/assignments/account-link";
import type { Params } from "@/components/ui/address";
import { Checkbox } from "@/components/ui/checkbox";
import { DateTime } from "@/components/ui/figures/date-time";
import { KeyboardRows } from "@/components/ui/keyboard-rows";
import { RowLink } from "@/components/ui/row-link";
import { SortTh } from "@/components/ui/sort-th";
import { Status } from "@/components/ui/status";
import type { StatusTone } from "@/components/ui/status-marks";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { Drift, DriftClass } from "@/lib/domain/drift/drift";
import type { DriftOrigin } from "@/lib/domain/drift/drift-origin";
import type { DriftQuery, DriftSort } from "@/lib/domain/drift/drift-query";
import { DRIFT_PATH } from "./drift-filters";
import { ObstacleText } from "./obstacle-text";
import { PlaceText } from "./place-text";

type Row = Drift & { readonly origin: DriftOrigin | null };

export type DriftTableProps = { rows: readonly Row[]; query: DriftQuery; params: Params };

const TONES: Record<DriftClass, StatusTone> = {
  missing: "negative",
  extra: "caution",
  "customer-moved": "negative",
  "payer-moved": "caution",
  "managed-by-blocks": "info",
  "billing-off": "negative",
  "account-disabled": "caution",
  "account-unknown": "caution",
};

/** Stands in a form: a row's checkbox is named after its account. */
export function DriftTable({ rows, query, params }: DriftTableProps) {
  const t = useTranslations("drift");
  const heading = (sortKey: DriftSort, label: string) => (
    <SortTh label={label} sortKey={sortKey} sort={query} pathname={DRIFT_PATH} params={params} />
  );
  return (
    <KeyboardRows>
      <Table label={t("title")} stack>
        <thead>
          <tr>
            <Th>
              <Checkbox label={t("choice.page")} hideLabel name="page" />
            </Th>
            {heading("account", t("columns.account"))}
            {heading("owner", t("columns.number"))}
            {heading("class", t("columns.what"))}
            {heading("wanted", t("columns.wanted"))}
            <Th>{t("columns.before")}</Th>
            {heading("upstream", t("columns.now"))}
            <Th>{t("columns.since")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DriftRow key={row.owner} row={row} />
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}

function DriftRow({ row }: { row: Row }) {
  const t = useTranslations("drift");
  const { owner, name, classes, wanted, upstream, origin } = row;
  const label = name ?? t("unnamed");
  return (
    <tr>
      <Td phone="figure">
        <Checkbox label={t("choice.row", { account: label })} hideLabel name="row" value={owner} />
      </Td>
      <Td phone="lead" className="truncate sm:max-w-48" title={label}>
        <RowLink href={accountPath(owner)}>
          <bdi>{label}</bdi>
        </RowLink>
      </Td>
      <Td>
        <AccountLink owner={owner} />
      </Td>
      <Td wrap phone="sub" className="sm:min-w-56">
        <span className="flex flex-wrap gap-x-3 sm:py-1">
          {classes.map((kind) => (
            <span key={kind} title={t(`means.${kind}`)}>
              <Status tone={TONES[kind]}>{t(`classes.${kind}`)}</Status>
            </span>
          ))}
        </span>
        <span className="block text-xs text-muted">
          <ObstacleText drift={row} />
        </span>
      </Td>
      <Td>
        <PlaceText owner={owner} place={wanted} />
      </Td>
      <Td>
        <PlaceText owner={owner} place={origin?.before ?? null} />
      </Td>
      <Td>
        <PlaceText owner={owner} place={upstream} />
      </Td>
      <Td phone="figure2">
        <Since origin={origin} />
      </Td>
    </tr>
  );
}

function Since({ origin }: { origin: DriftOrigin | null }) {
  const t = useTranslations("drift");
  if (origin === null || origin.validFrom === null || origin.knownFrom === null) {
    return <span className="text-muted">{t("notDated")}</span>;
  }
  const { validFrom, runId, operation } = origin;
  const link = "block text-xs text-muted underline underline-offset-2 max-sm:hidden";
  return (
    <span className="block sm:py-1">
      <DateTime value={validFrom} show="both" />
      {operation !== null && (
        <Link prefetch={false} href={`/activity/operations/${operation.id}`} className={link}>
          {operation.byName === "" ? t("byUs") : t("byName", { name: operation.byName })}
        </Link>
      )}
      {runId !== null && (
        <Link prefetch={false} href={`/activity/runs/${runId}`} className={link}>
          {t("reading")}
        </Link>
      )}
    </span>
  );
}
