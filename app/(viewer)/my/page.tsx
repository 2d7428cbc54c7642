import { PageHeader } from "@/components/layout/page-header";
import { requireViewer } from "@/lib/auth/require-viewer";

export default async function MyOverviewPage() {
  const scope = await requireViewer();
  return <PageHeader title={scope.name} />;
}
