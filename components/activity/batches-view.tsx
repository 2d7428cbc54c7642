import { useTranslations } from "next-intl";
import { type BatchView, batchProgress } from "@/lib/domain/operations/batch";
import { BatchStatus } from "../operations/batch-status";
import { EmptyState } from "../ui/empty-state";
import { DateTime } from "../ui/figures/date-time";
import { KeyboardRows } from "../ui/keyboard-rows";
import { Pagination } from "../ui/pagination";
import { RowLink } from "../ui/row-link";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import type { ListPage } from "./list-page";

export function BatchesView({ batches, total, query, params }: ListPage & { batches: readonly BatchView[] }) {
  const t = useTranslations("activity");
  const words = useTranslations("batches");
  if (total === 0) return <EmptyState kind="first-use" title={t("empty.batches")} note={t("empty.batchesNote")} />;
  if (batches.length === 0) {
    return <EmptyState kind="no-result" title={t("empty.page")} clearHref="/activity?view=batches" />;
  }
  return (
    <>
      <KeyboardRows>
        <Table label={words("title")} stack>
          <thead>
            <tr>
              <Th>{t("batches.what")}</Th>
              <Th>{t("batches.state")}</Th>
              <Th numeric>{t("batches.done")}</Th>
              <Th>{t("batches.by")}</Th>
              <Th>{t("batches.asked")}</Th>
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <tr key={batch.id}>
                <Td wrap phone="lead">
                  <RowLink href={`/activity/batches/${batch.id}`}>{batch.subject}</RowLink>
                </Td>
                <Td phone="figure">
                  <BatchStatus batch={batch} />
                </Td>
                <Td numeric>{t("batches.of", batchProgress(batch))}</Td>
                <Td muted phone="sub">
                  {batch.actorName}
                </Td>
                <Td muted phone="figure2">
                  <DateTime value={batch.createdAt} show="both" />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </KeyboardRows>
      <Pagination pathname="/activity" params={params} page={query.page} size={query.per} total={total} />
    </>
  );
}
