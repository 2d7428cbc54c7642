import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnProfile } from "@/components/profile/own-profile";
import { loadOwnProfile } from "@/lib/auth/load-own-profile";
import { requireStaff } from "@/lib/auth/require-staff";
import { startPages } from "@/lib/domain/people/display";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

export default async function ProfilePage() {
  const scope = await requireStaff("profile:keep");
  const [t, profile] = await Promise.all([getTranslations("access.roles"), loadOwnProfile(scope)]);
  return <OwnProfile {...profile} role={t(scope.role)} pages={startPages(scope.role)} />;
}
