import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CreateBlockForm } from "@/components/blocks/create-block-form";
import { CUSTOMERS_PATH } from "@/components/customers/customer-filters";
import { NotAllowed } from "@/components/layout/not-allowed";
import { Page } from "@/components/layout/page";
import type { Params } from "@/components/ui/address";
import { Panel } from "@/components/ui/panel";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { searchParam } from "@/lib/domain/values/list-query";
import { loadBlockOptions } from "@/lib/services/assignments/load-block-options";

type BlockProps = { params: Promise<{ customerId: string }>; searchParams: Promise<Params> };

export default async function BlockPage({ params, searchParams }: BlockProps) {
  const scope = await requireStaff("assignments:read");
  if (!may(scope.role, "assignments:write")) return <NotAllowed role={scope.role} />;
  const id = parseCustomerId((await params).customerId);
  const search = searchParam(await searchParams);
  const options = id && (await loadBlockOptions(scope, id, search));
  if (!options) notFound();
  const t = await getTranslations("blocks");
  return (
    <Page width="prose">
      <Panel title={t("title", { name: options.customer.name })} note={t("which")}>
        <ClientWords namespaces={["ui", "blocks", "assignments", "refusals", "operations"]}>
          <CreateBlockForm
            search={search}
            options={options}
            backHref={`${CUSTOMERS_PATH}/${options.customer.id}/accounts`}
          />
        </ClientWords>
      </Panel>
    </Page>
  );
}
