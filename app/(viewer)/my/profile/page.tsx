import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OwnProfile } from "@/components/profile/own-profile";
import { loadOwnProfile } from "@/lib/auth/load-own-profile";
import { requireViewer } from "@/lib/auth/require-viewer";
import { startPages } from "@/lib/domain/people/display";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

export default async function MyProfilePage() {
  const scope = await requireViewer();
  // What stands here is each person's own, and nobody else's to look at.
  if (scope.seenBy !== null) notFound();
  const [t, profile] = await Promise.all([getTranslations("access.roles"), loadOwnProfile(scope)]);
  return <OwnProfile {...profile} role={t("viewer")} pages={startPages("viewer")} />;
}
