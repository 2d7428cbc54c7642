import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import { LOGO_BYTES_MAX } from "@/lib/domain/branding/logo-file";
import { redrawLogo } from "@/lib/services/branding/redraw-logo";

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#3366cc" } });
const plain = async (picture: Sharp) => new Uint8Array(await picture.toBuffer());
const refusalOf = async (bytes: Uint8Array) => {
  const answer = await redrawLogo(bytes);
  return answer.ok ? null : answer.refusal.code;
};

/** A true picture of one bit a pixel: what unpacks to 50 million bytes comes in fifty thousand. */
function bomb(side: number): Uint8Array<ArrayBuffer> {
  const part = (type: string, body: Buffer) => {
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    const named = Buffer.concat([Buffer.from(type), body]);
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc((side / 8 + 1) * side), { level: 9 });
  const mark = Buffer.from("89504e470d0a1a0a", "hex");
  const parts = [part("IHDR", head), part("IDAT", rows), part("IEND", Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([mark, ...parts]));
}

test.each(["png", "jpeg", "webp"] as const)("a %s is drawn anew to fit, without its metadata", async (format) => {
  const named = drawn(1600, 800).withExif({ IFD0: { Artist: "Somebody in particular" } });
  const sent = await plain(named.toFormat(format));
  expect(Buffer.from(sent).includes("Somebody in particular")).toBe(true);
  const answer = await redrawLogo(sent);
  const { bytes, ...told } = answer.ok ? answer.value : { bytes: new Uint8Array() };
  expect(told).toMatchObject({ width: 256, height: 128, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 256, height: 128 });
  expect(Buffer.from(bytes).includes("Somebody in particular")).toBe(false);
});

test("a small logo is not blown up", async () => {
  expect(await redrawLogo(await plain(drawn(64, 32).png()))).toMatchObject({ value: { width: 64, height: 32 } });
});

test("a picture that unpacks to more than it may is refused before it is unpacked", async () => {
  const sent = bomb(20_000);
  expect(sent.length).toBeLessThan(LOGO_BYTES_MAX);
  const before = process.resourceUsage().maxRSS;
  expect(await refusalOf(sent)).toBe("logo-pixels");
  // A byte a pixel it would be 400,000 kB.
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(50_000);
});

const PNG_MARK = Buffer.from("89504e470d0a1a0a", "hex");
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>');

test.each<[string, string, () => Promise<Uint8Array>]>([
  ["an SVG", "logo-type", async () => SVG],
  ["a GIF", "logo-type", () => plain(drawn(8, 8).gif())],
  ["nothing at all", "logo-type", async () => new Uint8Array()],
  ["an SVG that begins as a PNG does", "logo-unreadable", async () => Buffer.concat([PNG_MARK, SVG])],
  ["half a picture", "logo-unreadable", async () => (await plain(drawn(300, 300).png())).slice(0, 200)],
  ["more bytes than may be", "logo-too-large", async () => new Uint8Array(LOGO_BYTES_MAX + 1)],
])("%s is refused", async (_, code, bytes) => {
  expect(await refusalOf(await bytes())).toBe(code);
});
