import type { Tag } from "@/lib/domain/customers/customer";

/**
 * Tags as one value of a file: `key=value;key=value`, a backslash before what would end a key or a value. One column
 * holds any key there is; a column per key would make every file's header another.
 */
export function writeTags(tags: readonly Tag[]): string {
  return tags.map(({ key, value }) => `${key.replace(/[\\;=]/g, "\\$&")}=${value.replace(/[\\;]/g, "\\$&")}`).join(";");
}

/** Null when a part has no `=`. */
export function readTags(cell: string): Tag[] | null {
  const tags: Tag[] = [];
  for (const [part] of cell.matchAll(/(?:\\.|[^\\;]|\\$)+/gs)) {
    if (part.trim() === "") continue;
    const [, key, value] = /^((?:\\.|[^\\=])*)=(.*)$/s.exec(part) ?? [];
    if (key === undefined || value === undefined) return null;
    tags.push({ key: plain(key), value: plain(value) });
  }
  return tags;
}

function plain(text: string): string {
  return text.replace(/\\(.)/gs, "$1");
}
