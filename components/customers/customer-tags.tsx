import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { Tag } from "@/lib/domain/customers/customer";

export function CustomerTags({ tags }: { tags: readonly Tag[] }) {
  const t = useTranslations("customers.profile");
  return (
    <Panel title={t("tags")} note={t("tagsCount", { count: tags.length })}>
      {tags.length === 0 ? (
        <p className="border-t border-line py-3 text-sm text-muted">{t("noTags")}</p>
      ) : (
        <Table label={t("tags")} density="compact">
          <thead>
            <tr>
              <Th>{t("tagKey")}</Th>
              <Th>{t("tagValue")}</Th>
            </tr>
          </thead>
          <tbody>
            {tags.map(({ key, value }) => (
              <tr key={`${key}=${value}`}>
                <Td mono muted wrap>
                  {key}
                </Td>
                <Td mono wrap className="break-all">
                  <bdi>{value}</bdi>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
