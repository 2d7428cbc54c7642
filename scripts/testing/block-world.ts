import { randomUUID } from "node:crypto";
import type { BlockDraftRequest } from "@/lib/domain/assignments/billing-block";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { useReadWorld } from "./read-world";
import { freeAccounts } from "./sandbox-control";

export const BLOCKS_PATH = "/v2/aws_account_assignments";
/** A customer that holds nothing; its partner billing is on in the world of these tests. */
export const EMPTY_CUSTOMER = "3949";

/** The world after a reading, and what tests of billing blocks ask and look at. */
export function useBlockWorld() {
  const world = useReadWorld((emulator) =>
    emulator.edit({ op: "billing", customerId: Number(EMPTY_CUSTOMER), enabled: true }),
  );
  const { sql, control, seed } = world;
  /** Free accounts of one family. */
  const mates = (): AwsAccountId[] => {
    const free = freeAccounts(seed());
    return free.filter(({ family }) => family === free[0]?.family).map(({ owner }) => awsAccountId(owner));
  };
  const request = (more: Partial<BlockDraftRequest> = {}): BlockDraftRequest => {
    const owners = mates().slice(0, 2);
    const draft = {
      customer: customerId(EMPTY_CUSTOMER),
      type: "standalone",
      name: null,
      payer: null,
      owners,
    } as const;
    return { ...draft, owners, operationId: randomUUID(), ...more };
  };
  return {
    ...world,
    mates,
    request,
    sendings: async () => (await control.requests("POST", BLOCKS_PATH)).length,
    recorded: async () => (await sql<{ n: number }>("select count(*)::int as n from operation"))[0]?.n,
    upstream: async () => (await control.store()).blocks.filter((one) => one.customerId === Number(EMPTY_CUSTOMER)),
    cached: () =>
      sql<{ owner: string; payer: string; managed_by: string; block_type: string | null; block_name: string | null }>(
        `select owner, payer, managed_by, block_type, block_name from assignment
         where customer_id = $1 and removed_at is null order by owner`,
        [EMPTY_CUSTOMER],
      ),
    /** Lets go of all accounts of one family, upstream and in the cache. */
    async freeFamily(): Promise<{ head: string; members: string[] }> {
      const { accounts, assignments, blocks } = seed();
      const head = accounts.find(({ ownerId, awsPayer }) => ownerId !== null && ownerId === awsPayer)?.ownerId ?? "";
      const members = accounts.flatMap(({ ownerId, awsPayer }) =>
        ownerId !== null && awsPayer === head && ownerId !== head ? [ownerId] : [],
      );
      const held = new Set([...assignments, ...blocks].map(({ ownerId }) => ownerId));
      for (const ownerId of members.filter((one) => held.has(one))) {
        await control.edit({ op: "delete-assignment", ownerId });
      }
      await sql("delete from assignment where owner = any($1)", [members]);
      return { head, members };
    },
  };
}
