import "server-only";
import type { Db } from "@/lib/db/client";
import type { Branding as BrandingRow } from "@/lib/db/generated/client";
import type { Branding, BrandingTexts, KeptBranding, Logo } from "@/lib/domain/branding/branding";

export type LogoPicture = Logo & { readonly bytes: Uint8Array<ArrayBuffer> };

const ONLY = { id: 1 };
/** What a customer's connection may read, but for the picture itself. */
const SHOWN = {
  partner: true,
  accentLight: true,
  accentDark: true,
  supportName: true,
  supportEmail: true,
  supportPhone: true,
  supportPage: true,
  noteEn: true,
  noteFr: true,
  logoHash: true,
  logoWidth: true,
  logoHeight: true,
} as const;
const KEPT = { ...SHOWN, version: true, requestId: true, setAt: true, setByName: true } as const;

export async function findBranding(db: Db): Promise<Branding> {
  return toBranding(await db.branding.findUniqueOrThrow({ where: ONLY, select: SHOWN }));
}

export async function findKeptBranding(db: Db): Promise<KeptBranding & { readonly requestId: string | null }> {
  const row = await db.branding.findUniqueOrThrow({ where: ONLY, select: KEPT });
  const { version, requestId, setAt, setByName } = row;
  return { ...toBranding(row), version, requestId, setByName, setAt: setAt.toISOString() };
}

/** Reads it for a change; nobody else changes it until the transaction ends. */
export async function lockBranding(db: Db): ReturnType<typeof findKeptBranding> {
  await db.$executeRaw`SELECT FROM branding WHERE id = 1 FOR UPDATE`;
  return findKeptBranding(db);
}

export async function findLogo(db: Db): Promise<{ hash: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  const { logo, logoHash } = await db.branding.findUniqueOrThrow({
    where: ONLY,
    select: { logo: true, logoHash: true },
  });
  return logo && logoHash !== null ? { hash: logoHash, bytes: logo } : null;
}

export interface BrandingChange {
  readonly texts: BrandingTexts;
  /** Undefined: the one that is kept stays. */
  readonly logo: LogoPicture | null | undefined;
  readonly version: number;
  readonly requestId: string;
  readonly setByName: string;
  readonly setAt: Date;
}

export async function putBranding(db: Db, { texts, logo, ...change }: BrandingChange): Promise<void> {
  const picture = {
    logo: logo?.bytes ?? null,
    logoHash: logo?.hash ?? null,
    logoWidth: logo?.width ?? null,
    logoHeight: logo?.height ?? null,
  };
  const data = { ...texts, ...change, ...(logo === undefined ? {} : picture) };
  await db.branding.update({ where: ONLY, data, select: { id: true } });
}

function toBranding(row: Pick<BrandingRow, keyof typeof SHOWN>): Branding {
  const { logoHash, logoWidth, logoHeight } = row;
  const hasLogo = logoHash !== null && logoWidth !== null && logoHeight !== null;
  return {
    texts: toTexts(row),
    logo: hasLogo ? { hash: logoHash, width: logoWidth, height: logoHeight } : null,
  };
}

function toTexts(row: BrandingTexts): BrandingTexts {
  const { partner, accentLight, accentDark, supportName, supportEmail, supportPhone, supportPage } = row;
  const { noteEn, noteFr } = row;
  return { partner, accentLight, accentDark, supportName, supportEmail, supportPhone, supportPage, noteEn, noteFr };
}
