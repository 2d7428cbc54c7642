import "server-only";
import { z } from "zod";
import type { Assignment, AssignmentDraft } from "@/lib/domain/assignments/assignment";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type Page, type PagedList, readPage, unreadableList, walkPages } from "@/lib/upstreams/cloudhealth/page-walk";
import { toAssignment, toBlockAssignment } from "@/lib/upstreams/cloudhealth/to-domain";
import { WireAssignment, WireBlockAssignment } from "@/lib/upstreams/cloudhealth/wire";
import type { CallPriority } from "@/lib/upstreams/gate";
import { wholeNumber, wireList } from "@/lib/upstreams/json";
import type { WriteOutcome } from "@/lib/upstreams/outcome";
import { readIfThere } from "@/lib/upstreams/read-if-there";
import { writeTo } from "@/lib/upstreams/write-to";

export const ASSIGNMENTS_A_PAGE = 100;
const MOST_ROWS_A_PAGE = 1_000;
const MOST_PAGES_BACK = 1_000;
/** The cURL of the change page names `/v1/aws_accounts`, which is another resource (cloudhealth.md 5.1). */
const PATH = "/v1/aws_account_assignments";
const BLOCKS_PATH = "/v2/aws_account_assignments";

const assignments: PagedList<Assignment> = {
  path: PATH,
  query: [],
  perPage: ASSIGNMENTS_A_PAGE,
  schema: z
    .object({ aws_account_assignments: wireList(WireAssignment.transform(toAssignment), MOST_ROWS_A_PAGE) })
    .transform((body) => body.aws_account_assignments),
};

const blockAssignments: PagedList<Assignment> = {
  path: BLOCKS_PATH,
  query: [],
  perPage: ASSIGNMENTS_A_PAGE,
  schema: z
    .object({
      aws_account_assignments: wireList(WireBlockAssignment.transform(toBlockAssignment), MOST_ROWS_A_PAGE),
    })
    .transform((body) => body.aws_account_assignments),
};

export function listAssignments(client: CloudhealthClient): AsyncGenerator<Page<Assignment>> {
  return walkPages(client, assignments);
}

/** Assignments of customers that billing blocks were made for; the first version's list leaves those out. */
export function listBlockAssignments(client: CloudhealthClient): AsyncGenerator<Page<Assignment>> {
  return walkPages(client, blockAssignments);
}

export function createAssignment(client: CloudhealthClient, draft: AssignmentDraft): Promise<WriteOutcome<Assignment>> {
  return writeTo(client.connection, {
    method: "POST",
    path: PATH,
    body: {
      owner_id: draft.owner,
      customer_id: wholeNumber(draft.customer),
      payer_account_owner_id: draft.payer,
    },
    understand: (body) => {
      const made = WireAssignment.transform(toAssignment).safeParse(body);
      return made.success && isOf(draft, made.data) ? made.data : null;
    },
  });
}

/** Sends the whole assignment, although a part would do: the answer then shows what was meant. First version only. */
export function changeAssignment(
  client: CloudhealthClient,
  wanted: AssignmentDraft & Pick<Assignment, "id">,
): Promise<WriteOutcome<Assignment>> {
  return writeTo(client.connection, {
    method: "PUT",
    path: `${PATH}/:id`,
    params: { id: wanted.id },
    body: {
      owner_id: wanted.owner,
      customer_id: wholeNumber(wanted.customer),
      payer_account_owner_id: wanted.payer,
    },
    understand: (body) => {
      const made = WireAssignment.transform(toAssignment).safeParse(body);
      return made.success && isOf(wanted, made.data) ? made.data : null;
    },
  });
}

/** Ends an assignment; one that is not there any more has ended too. */
export async function removeAssignment(
  client: CloudhealthClient,
  { id, managedBy }: Pick<Assignment, "id" | "managedBy">,
): Promise<WriteOutcome<"gone">> {
  const outcome = await writeTo(client.connection, {
    method: "DELETE",
    path: `${managedBy === "v2" ? BLOCKS_PATH : PATH}/:id`,
    params: { id },
    understand: nothingLeft,
  });
  return outcome.at === "rejected" && outcome.status === 404 ? { at: "accepted", value: "gone" } : outcome;
}

/** A removal is answered with nothing; whoever says something may mean something else, and is asked again. */
function nothingLeft(body: unknown): "gone" | null {
  return body === undefined ? "gone" : null;
}

/** Null when CloudHealth says that there is none of this id. Where the owner is named, another one's is no answer. */
export function readAssignment(
  client: CloudhealthClient,
  { id, managedBy, owner }: Pick<Assignment, "id" | "managedBy"> & Partial<Pick<Assignment, "owner">>,
  priority: CallPriority = "write",
): Promise<Assignment | null> {
  const isBlock = managedBy === "v2";
  return readIfThere(client.connection, {
    path: `${isBlock ? BLOCKS_PATH : PATH}/:id`,
    params: { id },
    schema: (isBlock
      ? WireBlockAssignment.transform(toBlockAssignment)
      : WireAssignment.transform(toAssignment)
    ).refine((held) => held.id === id && (owner === undefined || held.owner === owner)),
    priority,
  });
}

function isOf(draft: AssignmentDraft, made: Assignment): boolean {
  return made.owner === draft.owner && made.customer === draft.customer && made.payer === draft.payer;
}

/**
 * Reads back whether an account is assigned, for a write whose outcome is unknown. An account sits in one of two lists,
 * and what we wrote is in the first. `pass` is shown every other assignment on the way: all of them, if none is found.
 */
export async function findAssignmentByOwner(
  client: CloudhealthClient,
  owner: AwsAccountId,
  pass: (other: Assignment) => void = () => undefined,
): Promise<Assignment | null> {
  const isIt = (held: Assignment) => {
    if (held.owner !== owner) pass(held);
    return held.owner === owner;
  };
  return (await findIn(client, assignments, isIt)) ?? (await findIn(client, blockAssignments, isIt));
}

type Wanted = (held: Assignment) => boolean;

/** The lists have no filter; ids rise, so the newest are on the last page and the walk goes from there to the front. */
async function findIn(
  client: CloudhealthClient,
  listed: PagedList<Assignment>,
  isIt: Wanted,
): Promise<Assignment | null> {
  const list = { ...listed, priority: "write" as const };
  const first = await readPage(client, list, 1);
  if (first.total === null) return findForward(client, list, isIt);
  const last = Math.ceil(first.total / first.perPage);
  if (last > MOST_PAGES_BACK) throw unreadableList(list.path, "no last page");
  let empty = 0;
  for (let number = last; number > 1; number -= 1) {
    const { items } = await readPage(client, list, number);
    const found = items.find(isIt);
    if (found !== undefined) return found;
    empty += items.length === 0 ? 1 : 0;
    if (empty > 1) throw unreadableList(list.path, "empty pages");
  }
  return first.items.find(isIt) ?? null;
}

async function findForward(
  client: CloudhealthClient,
  list: PagedList<Assignment>,
  isIt: Wanted,
): Promise<Assignment | null> {
  for await (const page of walkPages(client, list)) {
    const found = page.items.find(isIt);
    if (found !== undefined) return found;
  }
  return null;
}
