import type { Logo } from "@/lib/domain/branding/branding";

/** Where the kept logo is shown from; by its hash, so that another one is asked for anew. */
export function logoAddress(logo: Logo | null): { src: string; width: number; height: number } | null {
  if (logo === null) return null;
  const { hash, width, height } = logo;
  return { src: `/api/branding/logo?of=${hash.slice(0, 16)}`, width, height };
}
