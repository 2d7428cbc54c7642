import { useTranslations } from "next-intl";
import { address, type Params } from "@/components/ui/address";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { Segments } from "@/components/ui/segments";
import { ClientWords } from "@/components/words/client-words";
import { BULK_CLASSES, type BulkPreview } from "@/lib/domain/customers/preview-bulk-edit";
import { choiceParam, pageParam, pageSizeParam, paramOf } from "@/lib/domain/values/list-query";
import { BulkApply } from "./bulk-apply";
import { BULK_PATH } from "./bulk-edit-form";
import { BulkTable } from "./bulk-table";

export type BulkPreviewPartProps = { given: Params; params: string; preview: BulkPreview; reason: string | null };

/** What would become of each customer, and the button that lets it. */
export function BulkPreviewPart({ given, params, preview, reason }: BulkPreviewPartProps) {
  const t = useTranslations("customerImport.bulk");
  const { rows, count, isTyped, mark } = preview;
  const only = choiceParam(paramOf(given, "only"), BULK_CLASSES, null);
  const shown = only === null ? rows : rows.filter(({ kind }) => kind === only);
  const [page, per] = [pageParam(given), pageSizeParam(given)];
  const stopped = rows.filter(({ stopsBilling }) => stopsBilling).length;
  const segments = [null, ...BULK_CLASSES].map((kind) => ({
    href: address(BULK_PATH, given, { only: kind }),
    label: t(`only.${kind ?? "all"}`, { count: rows.filter((row) => kind === null || row.kind === kind).length }),
    current: only === kind,
  }));
  return (
    <Panel title={t("preview")} note={t("previewNote")}>
      <div className="flex flex-col gap-4">
        {stopped > 0 && (
          <Notice tone="caution" title={t("stops", { count: stopped })}>
            {t("stopsNote")}
          </Notice>
        )}
        <ClientWords namespaces={["customerImport", "refusals", "ui"]}>
          <BulkApply count={count} isTyped={isTyped} mark={mark} params={params} reason={reason} />
        </ClientWords>
        <Segments label={t("filter")} segments={segments} />
        <BulkTable rows={shown.slice((page - 1) * per, page * per)} />
        <Pagination pathname={BULK_PATH} params={given} page={page} size={per} total={shown.length} />
      </div>
    </Panel>
  );
}
