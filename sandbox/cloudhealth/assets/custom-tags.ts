import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Account, Tag } from "../../rows";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { clientOf } from "../access";
import { invalid } from "../answers";
import { isSeenBy } from "../assignments/tenancy";
import { integerFrom, readWrite } from "../write-body";

const TAGGABLE = "AwsAccount";
const MOST_INSTANCES = 100;
const MOST_TAGS = 100;
const TOO_MANY_TAGS = `An instance takes at most ${MOST_TAGS} tags`;
const LONGEST_KEY = 127;
const LONGEST_VALUE = 255;

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const TagGroups = z.array(
  z.object({
    asset_type: z.string().min(1),
    ids: z.array(z.union([z.string(), z.number()])),
    tags: z.array(z.record(z.string(), z.unknown())),
  }),
);
type TagGroup = z.infer<typeof TagGroups>[number];
type Reading = { key: string; value: Tag["value"] | null } | { reason: string; key: string | null };
type Outcome = { updates: Record<string, unknown>[]; errors: Record<string, unknown>[] };

function whyNotAsked(groups: TagGroup[]): string[] {
  const instances = groups.reduce((sum, group) => sum + group.ids.length, 0);
  const errors = instances > MOST_INSTANCES ? [`At most ${MOST_INSTANCES} instances can be tagged in one request`] : [];
  if (groups.some((group) => group.tags.length > MOST_TAGS)) errors.push(TOO_MANY_TAGS);
  return errors;
}

function readTag({ key, value }: TagGroup["tags"][number]): Reading {
  if (typeof key !== "string") return { key: null, reason: "Tag key must be text" };
  if (key.trim() === "" || key.length > LONGEST_KEY) {
    return { key, reason: `Tag key must have 1 to ${LONGEST_KEY} characters` };
  }
  const scalar = Scalar.safeParse(value);
  if (!scalar.success) return { key, reason: "Tag value must be a text, a number, a boolean or null" };
  const text = scalar.data === null ? null : String(scalar.data);
  return (text ?? "").length > LONGEST_VALUE
    ? { key, reason: `Tag value must have at most ${LONGEST_VALUE} characters` }
    : { key, value: text };
}

function retag(tags: Tag[], key: string, value: string | null): Tag[] {
  if (value === null) return tags.filter((tag) => tag.key !== key);
  const isKnown = tags.some((tag) => tag.key === key);
  return isKnown ? tags.map((tag) => (tag.key === key ? { key, value } : tag)) : [...tags, { key, value }];
}

function tagAccount(account: Account, group: TagGroup, outcome: Outcome): Account {
  const asset = { asset_type: group.asset_type, asset_id: account.id };
  let tags = account.tags;
  for (const wanted of group.tags) {
    const tag = readTag(wanted);
    const next = "reason" in tag ? tags : retag(tags, tag.key, tag.value);
    if ("reason" in tag) outcome.errors.push({ message: tag.reason, ...asset, tag_key: tag.key });
    else if (next.length > MOST_TAGS) outcome.errors.push({ message: TOO_MANY_TAGS, ...asset, tag_key: tag.key });
    else {
      tags = next;
      outcome.updates.push({ ...asset, tag_key: tag.key, tag_value: wanted.value });
    }
  }
  return { ...account, tags };
}

/** Everything that can be done is done; what cannot is told beside it, still with 200. */
async function postTags(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const groups = TagGroups.safeParse(body.tag_groups);
  if (!groups.success) return invalid(c, ["tag_groups must be a list of objects with asset_type, ids and tags"]);
  const refusals = whyNotAsked(groups.data);
  if (refusals.length > 0) return invalid(c, refusals);
  const client = clientOf(c);
  const seen = (id: number) => {
    const account = sandbox.store.get("accounts", id);
    return account !== undefined && isSeenBy(sandbox.store, client, account) ? account : undefined;
  };
  const changed = new Map<number, Account>();
  const outcome: Outcome = { updates: [], errors: [] };
  for (const group of groups.data) {
    for (const id of group.ids) {
      const number = integerFrom(id) ?? -1;
      const account = group.asset_type === TAGGABLE ? (changed.get(number) ?? seen(number)) : undefined;
      if (account !== undefined) changed.set(number, tagAccount(account, group, outcome));
      else {
        const message = "Asset does not exist or user does not have access";
        outcome.errors.push({ message, asset_type: group.asset_type, asset_id: id });
      }
    }
  }
  sandbox.store.commit([...changed.values()].map((row) => ({ put: "accounts", row })));
  return c.json(outcome);
}

export function serveCustomTags(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.post("/v1/custom_tags", (c) => postTags(sandbox, c));
}
