import { redirect } from "next/navigation";
import { PageHeader } from "@/components/layout/page-header";
import { currentScope } from "@/lib/auth/current-scope";
import { requireStaff } from "@/lib/auth/require-staff";

export default async function OverviewPage() {
  if ((await currentScope())?.kind === "viewer") redirect("/my");
  const scope = await requireStaff("customers:read");
  return <PageHeader title={scope.name} />;
}
