import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { BRANDING_FIELDS, type BrandingTexts } from "@/lib/domain/branding/branding";
import { BrandingInput } from "@/lib/domain/branding/branding-input";
import { loadBranding, loadKeptBranding } from "@/lib/services/branding/load-branding";
import { loadLogo } from "@/lib/services/branding/load-logo";
import { saveBranding } from "@/lib/services/branding/save-branding";
import { useDatabase } from "@/scripts/testing/database";
import { staffScope, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const sql = useSql(useDatabase());
const ADMIN = staffScope("admin", "Ada");
const VIEWER = viewerScope("3947");
const EMPTY = Object.fromEntries(BRANDING_FIELDS.map((field) => [field, ""]));

beforeEach(() =>
  sql(`UPDATE branding SET partner = '', accent_light = '', version = 0, request_id = NULL,
    logo = NULL, logo_hash = NULL, logo_width = NULL, logo_height = NULL`),
);

interface Wanted {
  readonly texts?: Partial<BrandingTexts>;
  readonly logo?: Uint8Array<ArrayBuffer> | "remove";
  readonly version?: number;
  readonly id?: string;
}

function save({ texts = {}, logo, version = 0, id = randomUUID() }: Wanted, scope = ADMIN) {
  const sent =
    logo === undefined
      ? { at: "keep" as const }
      : logo === "remove"
        ? { at: logo }
        : { at: "new" as const, file: new Blob([logo]) };
  return saveBranding(scope, BrandingInput.parse({ id, version, texts: { ...EMPTY, ...texts }, logo: sent }));
}

const drawn = async (width: number, height: number) =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background: "#3366cc" } })
      .png()
      .toBuffer(),
  );

test("what an admin saves every customer reads, once however often it is sent, and the audit says from what to what", async () => {
  const wanted = { id: randomUUID(), texts: { partner: "Northpine", accentLight: "#7a1f5c" } };
  expect(await save(wanted)).toEqual({ ok: true, value: null });
  expect(await save(wanted)).toEqual({ ok: true, value: null });
  expect(await loadBranding(VIEWER)).toMatchObject({ texts: wanted.texts, logo: null });
  expect(await loadKeptBranding(ADMIN)).toMatchObject({ version: 1, setByName: "Ada" });
  const entries = await sql("SELECT actor_name, detail FROM audit_entry WHERE verb = 'branding:saved'");
  expect(entries).toEqual([
    {
      actor_name: "Ada",
      detail: { partnerBefore: "", partner: "Northpine", accentLightBefore: "", accentLight: "#7a1f5c" },
    },
  ]);
});

test("a form made from an older version changes nothing, nor does anybody but an admin", async () => {
  await save({ texts: { partner: "Northpine" } });
  expect(await save({ texts: { partner: "Late" } })).toMatchObject({ refusal: { code: "branding-changed" } });
  for (const role of ["operator", "analyst"] as const) {
    const answer = await save({ texts: { partner: role }, version: 1 }, staffScope(role));
    expect(answer).toMatchObject({ refusal: { code: "not-permitted" } });
  }
  expect((await loadBranding(VIEWER)).texts.partner).toBe("Northpine");
});

test("a customer's connection reads neither who of the partner set it nor writes anything of it", async () => {
  await save({ texts: { partner: "Northpine" } });
  const asCustomer = (text: string) => withScope(VIEWER, (db) => db.$executeRawUnsafe(text));
  await asCustomer("SELECT partner FROM branding");
  await expect(asCustomer("SELECT set_by_name FROM branding")).rejects.toThrow(/permission denied/);
  await expect(asCustomer("UPDATE branding SET partner = 'x'")).rejects.toThrow(/permission denied/);
});

test("a logo stays until another comes or it is taken away", async () => {
  await save({ logo: await drawn(64, 32) });
  const first = (await loadLogo(VIEWER))?.hash;
  await save({ texts: { partner: "Northpine" }, version: 1 });
  expect((await loadLogo(VIEWER))?.hash).toBe(first);
  expect((await loadBranding(VIEWER)).logo).toMatchObject({ width: 64, height: 32 });
  await save({ logo: "remove", version: 2 });
  expect(await loadLogo(VIEWER)).toBeNull();
});

test("with a logo that is refused nothing else is kept either", async () => {
  const logo = new Uint8Array(Buffer.from("<svg/>"));
  expect(await save({ texts: { partner: "Never" }, logo })).toMatchObject({ refusal: { code: "logo-type" } });
  expect(await loadKeptBranding(ADMIN)).toMatchObject({ version: 0, logo: null, texts: { partner: "" } });
});
