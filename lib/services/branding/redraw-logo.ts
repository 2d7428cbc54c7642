import "server-only";
import { createHash } from "node:crypto";
import sharp from "sharp";
import type { LogoPicture } from "@/lib/db/branding-rows";
import { LOGO_BOX, LOGO_PIXELS_MAX, type LogoRefusal, whyNotLogo } from "@/lib/domain/branding/logo-file";
import { ok, type Result, refuse } from "@/lib/domain/values/result";

const PATIENCE_S = 10;

// Readers of other formats, SVG and PDF among them, are not to be reached, however a file presents itself.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadPngBuffer", "VipsForeignLoadJpegBuffer", "VipsForeignLoadWebpBuffer"] });
sharp.cache(false);

/** The picture drawn anew as a PNG that fits the box: of what was sent only the pixels go on, no metadata. */
export async function redrawLogo(bytes: Uint8Array): Promise<Result<LogoPicture, LogoRefusal>> {
  const refused = whyNotLogo(bytes);
  if (refused) return refuse(refused);
  const size = await sizeOf(bytes);
  if (size === null) return refuse({ code: "logo-unreadable" });
  if (size > LOGO_PIXELS_MAX) return refuse({ code: "logo-pixels" });
  return sharp(bytes, { limitInputPixels: LOGO_PIXELS_MAX, failOn: "error" })
    .timeout({ seconds: PATIENCE_S })
    .autoOrient()
    .resize({ ...LOGO_BOX, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .png({ compressionLevel: 9 })
    .toBuffer({ resolveWithObject: true })
    .then(
      ({ data, info: { width, height } }) => {
        const hash = createHash("sha256").update(data).digest("hex");
        return ok({ bytes: new Uint8Array(data), hash, width, height });
      },
      () => refuse({ code: "logo-unreadable" } as const),
    );
}

/** As the file's head tells it; nothing is unpacked for that. */
function sizeOf(bytes: Uint8Array): Promise<number | null> {
  return sharp(bytes, { limitInputPixels: false })
    .metadata()
    .then(
      ({ width, height }) => width * height,
      () => null,
    );
}
