import "server-only";
import { z } from "zod";
import type { Assignment, BlockType } from "@/lib/domain/assignments/assignment";
import type { BlockDraft } from "@/lib/domain/assignments/billing-block";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type PagedList, walkPages } from "@/lib/upstreams/cloudhealth/page-walk";
import { toBlockAssignment } from "@/lib/upstreams/cloudhealth/to-domain";
import { blockErrorLines, WireBlockAssignment } from "@/lib/upstreams/cloudhealth/wire";
import { wholeNumber, wireList } from "@/lib/upstreams/json";
import type { WriteOutcome } from "@/lib/upstreams/outcome";
import { writeTo } from "@/lib/upstreams/write-to";

const PATH = "/v2/aws_account_assignments";
const ROWS_A_PAGE = 100;
/** A family can have thousands of members, and the answer to a creation has them all. */
const MOST_ROWS_MADE = 20_000;

const SPELLED: Record<BlockType, string> = {
  family: "Family",
  consolidated: "Consolidated",
  standalone: "Standalone",
};

const rowsOf = (most: number) =>
  z
    .object({ aws_account_assignments: wireList(WireBlockAssignment.transform(toBlockAssignment), most) })
    .transform((body) => body.aws_account_assignments);

/** Makes one billing block: all its accounts, or none. */
export function createBlock(client: CloudhealthClient, draft: BlockDraft): Promise<WriteOutcome<Assignment[]>> {
  const { customer, type, name, owners, payer } = draft;
  return writeTo(client.connection, {
    method: "POST",
    path: PATH,
    body: {
      aws_account_assignments: [
        {
          target_client_api_id: wholeNumber(customer),
          billing_block_type: SPELLED[type],
          ...(name === null ? {} : { billing_block_name: name }),
          // "Comma-separated list" by the text, an array in the examples (cloudhealth.md 5.2).
          owner_id: owners,
          ...(payer === null ? {} : { payer_account_owner_id: payer }),
        },
      ],
    },
    linesOf: blockErrorLines,
    understand: (body) => {
      const made = rowsOf(MOST_ROWS_MADE).safeParse(body);
      return made.success && isBlock(draft, made.data) ? made.data : null;
    },
  });
}

/** Everything a customer holds through billing blocks, to read back a creation. */
export async function listBlocksOf(client: CloudhealthClient, customer: CustomerId): Promise<Assignment[]> {
  const list: PagedList<Assignment> = {
    path: PATH,
    query: [["target_client_api_id", customer]],
    perPage: ROWS_A_PAGE,
    schema: rowsOf(1_000),
    priority: "write",
  };
  const found: Assignment[] = [];
  for await (const page of walkPages(client, list)) {
    found.push(...page.items.filter((held) => held.customer === customer));
  }
  return found;
}

/** Whether these rows are the block that was asked for: all its accounts, its type, its payer, and nothing else. */
export function isBlock(draft: BlockDraft, rows: readonly Assignment[]): boolean {
  const owners = new Set(rows.map(({ owner }) => owner));
  const hasAll = draft.owners.every((owner) => owners.has(owner));
  const isWhole = hasAll && (draft.type === "family" || owners.size === draft.owners.length);
  return isWhole && rows.every((row) => row.customer === draft.customer && isOf(draft, row));
}

function isOf({ type, name, payer }: BlockDraft, { owner, payer: paying, block }: Assignment): boolean {
  if (block?.type !== type || (name !== null && block.name !== name)) return false;
  if (type === "family") return true;
  return paying === (type === "consolidated" ? payer : owner);
}
