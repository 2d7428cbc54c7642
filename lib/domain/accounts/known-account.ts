import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { DriftPlace } from "@/lib/domain/drift/drift";

/** An account as CloudHealth lists it, or listed it last. */
export interface KnownAccount extends Omit<AwsAccount, "id"> {
  readonly fetchedAt: string;
  readonly removedAt: string | null;
}

/** Where an account shall be, and who said so. */
export interface WantedNow {
  readonly place: DriftPlace | null;
  readonly source: "first-reading" | "operation" | "adopted";
  readonly setAt: string;
  readonly setByName: string;
}
