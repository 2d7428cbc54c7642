import type { Account, Tag } from "../../rows";
import { readTags } from "../assets/tag-list";
import { isAbsent, type WriteBody } from "../write-body";
import { type AccountSettings, freshSettings, readSettings } from "./account-settings";
import { settingsOf } from "./account-view";

type AccountFields = { name: string; tags: Tag[]; settings: AccountSettings };

function readName(body: WriteBody, stored: string, errors: string[]): string {
  if (!Object.hasOwn(body, "name")) return stored;
  if (isAbsent(body.name)) return "";
  if (typeof body.name === "string") return body.name.trim();
  errors.push("Name must be text");
  return stored;
}

/** Reads what the body says over what is stored; a list of tags takes the place of the whole one before. */
export function readAccount(body: WriteBody, stored: Account | null, at: string) {
  const errors: string[] = [];
  const before = stored === null ? freshSettings(at) : settingsOf(stored);
  const name = readName(body, stored?.name ?? "", errors);
  if (name === "" && errors.length === 0) errors.push("Name can't be blank");
  const fields: AccountFields = {
    name,
    tags: isAbsent(body.tags) ? (stored?.tags ?? []) : readTags(body.tags, errors),
    settings: { ...readSettings(body, before, errors), updatedAt: at },
  };
  return { fields, errors };
}
