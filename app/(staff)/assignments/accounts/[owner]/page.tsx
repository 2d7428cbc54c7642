import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AccountNow } from "@/components/assignments/account-now";
import { AccountPast } from "@/components/assignments/account-past";
import { AccountThen } from "@/components/assignments/account-then";
import { TravelFault } from "@/components/assignments/travel-fault";
import { PageHeader } from "@/components/layout/page-header";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { travelAsked } from "@/lib/domain/assignments/time-travel";
import { accountInPath } from "@/lib/domain/values/aws-account-id";
import { loadAccountPage } from "@/lib/services/assignments/load-account-page";
import { now } from "@/lib/support/clock";

type AccountProps = { params: Promise<{ owner: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params }: AccountProps): Promise<Metadata> {
  const owner = accountInPath((await params).owner);
  const t = await getTranslations("account");
  return owner ? { title: t("title", { number: groupAccountNumber(owner) }) } : {};
}

export default async function AccountDetailPage({ params, searchParams }: AccountProps) {
  const scope = await requireStaff("assignments:read");
  const owner = accountInPath((await params).owner);
  if (owner === null) notFound();
  const at = now();
  const { travel, unreadable } = travelAsked(await searchParams, at);
  const page = await loadAccountPage(scope, owner);
  const t = await getTranslations("account");
  const isNew = page.account === null && page.history.length === 0 && page.wanted === null;
  return (
    <>
      <PageHeader
        title={page.account?.name ?? t("unnamed")}
        back={{ href: "/assignments", label: t("back") }}
        facts={[{ key: "number", text: <AccountNumber value={owner} /> }]}
      />
      <TravelFault unreadable={unreadable} />
      {travel && <AccountThen owner={owner} history={page.history} travel={travel} now={at} />}
      {isNew ? (
        <EmptyState kind="no-result" title={t("never")} note={t("neverNote")} />
      ) : (
        <>
          {!travel && (
            <AccountNow
              owner={owner}
              page={page}
              now={at}
              writeReason={may(scope.role, "assignments:write") ? null : t("writeReason")}
            />
          )}
          <AccountPast owner={owner} page={page} travel={travel} now={at} />
        </>
      )}
    </>
  );
}
