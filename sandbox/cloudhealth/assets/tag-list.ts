import { z } from "zod";
import type { Tag } from "../../rows";

const TextOrNumber = z.union([z.string(), z.number()]).transform(String);
const LooseTags = z.array(z.object({ key: TextOrNumber, value: TextOrNumber }));

export function readTags(value: unknown, errors: string[]): Tag[] {
  const tags = LooseTags.safeParse(value);
  if (tags.success && tags.data.every((tag) => tag.key.trim() !== "" && tag.value.trim() !== "")) return tags.data;
  errors.push("Tags must be a list of objects with a key and a value");
  return [];
}
