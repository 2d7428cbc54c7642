export const LOGO_BYTES_MAX = 512 * 1024;
/** Of a picture as it is sent: it is unpacked in memory. */
export const LOGO_PIXELS_MAX = 16_000_000;
export const LOGO_BOX = { width: 512, height: 128 };
export const LOGO_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;

export type LogoRefusal =
  | { readonly code: "logo-too-large"; readonly bytes: number }
  | { readonly code: "logo-type" }
  | { readonly code: "logo-pixels" }
  | { readonly code: "logo-unreadable" };

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];

/** By what the file begins with; its name and what the browser calls it say nothing. */
export function whyNotLogo(bytes: Uint8Array): LogoRefusal | null {
  if (bytes.length > LOGO_BYTES_MAX) return { code: "logo-too-large", bytes: bytes.length };
  const stands = (mark: readonly number[], at = 0) => mark.every((byte, place) => bytes[at + place] === byte);
  const isKnown = stands(PNG) || stands(JPEG) || (stands(RIFF) && stands(WEBP, 8));
  return isKnown ? null : { code: "logo-type" };
}
