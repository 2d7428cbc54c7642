import { useTranslations } from "next-intl";
import { Status } from "@/components/ui/status";
import type { StatusTone } from "@/components/ui/status-marks";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { ImportClass, ImportRow } from "@/lib/domain/customers/import-row";
import { DifferenceList } from "./difference-list";
import { ImportRefusalText } from "./import-refusal-text";

const TONES: Record<ImportClass, StatusTone> = {
  create: "positive",
  update: "info",
  unchanged: "neutral",
  refused: "negative",
};

/** The rows of a file, each with what would become of it. */
export function ImportTable({ rows }: { rows: readonly ImportRow[] }) {
  const t = useTranslations("customerImport");
  return (
    <Table label={t("rows")} stack>
      <thead>
        <tr>
          <Th numeric width="64px">
            {t("line")}
          </Th>
          <Th width="24%">{t("customer")}</Th>
          <Th width="128px">{t("class")}</Th>
          <Th>{t("what")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.line}>
            <Td numeric muted>
              {row.line}
            </Td>
            <Td wrap phone="lead" className="font-medium">
              <bdi className="break-words">{row.name}</bdi>
              <span className="font-normal text-muted sm:hidden"> · {t("lineOf", { line: row.line })}</span>
            </Td>
            <Td phone="figure">
              <Status tone={TONES[row.outcome.kind]}>{t(`classes.${row.outcome.kind}`)}</Status>
            </Td>
            <Td wrap phone="sub" className="max-sm:col-span-full">
              {row.moved && <p className="mb-1 font-medium text-caution">{t("moved")}</p>}
              <RowWhat row={row} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RowWhat({ row: { outcome } }: { row: ImportRow }) {
  const t = useTranslations("customerImport");
  switch (outcome.kind) {
    case "create": {
      const { identity, partnerBilling, tags } = outcome.draft;
      const kind = identity.kind === "azure" ? "azure" : "aws";
      const billing = partnerBilling.enabled ? "on" : "off";
      return <span className="text-muted">{t("creates", { kind, billing, tags: tags.length })}</span>;
    }
    case "update":
      return <DifferenceList differences={outcome.differences} />;
    case "unchanged":
      return <span className="text-muted">{t("leaves")}</span>;
    default:
      return (
        <ul className="flex flex-col gap-1">
          {outcome.refusals.map((refusal) => (
            <li key={JSON.stringify(refusal)}>
              <ImportRefusalText refusal={refusal} />
            </li>
          ))}
        </ul>
      );
  }
}
