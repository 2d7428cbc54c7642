import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const stampOf = (root) => join(root, "lib/db/generated/.made-from");

function schemaHash(root) {
  const hash = createHash("sha256");
  for (const file of ["prisma/schema.prisma", "package-lock.json"]) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

export function stampClient(root) {
  if (existsSync(join(root, "lib/db/generated"))) writeFileSync(stampOf(root), schemaHash(root));
}

export function isClientFresh(root) {
  const stamp = stampOf(root);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === schemaHash(root);
}
