import { gunzipSync } from "node:zlib";
import { unzipped } from "../../scripts/testing/unzipped";

const GZIP = Buffer.from([0x1f, 0x8b]);
const ZIP = Buffer.from("PK\u0003\u0004");

/** What an answer says, taken out of the archive it may be in. */
export function readable(body: Buffer): string {
  if (body.subarray(0, GZIP.length).equals(GZIP)) return gunzipSync(body).toString();
  if (body.subarray(0, ZIP.length).equals(ZIP)) return [...unzipped(body).values()].join("\n");
  return body.toString();
}
