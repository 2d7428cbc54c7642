import { z } from "zod";
import {
  ADDRESS_PARTS,
  CONNECTION_PARTS,
  type ConnectionPart,
  isKeyPart,
  OPTIONAL_PART,
  PARTS_OF,
  type PartTexts,
} from "@/lib/domain/settings/connection-parts";
import { isPlainAddress, withoutEndSlashes } from "@/lib/domain/settings/plain-address";
import { UPSTREAMS, type Upstream, type UpstreamTrouble } from "@/lib/domain/values/upstream";

const LONGEST = 500;
const upstream = z.enum(UPSTREAMS, { error: "upstream" });
const version = z.number().int().min(0);

const parts = z.partialRecord(z.enum(CONNECTION_PARTS), z.string().trim().max(LONGEST, { error: "too-long" }));

/** A connection as it was typed. An empty key keeps the one there is, where `missingKeys` lets it. */
const Typed = z.strictObject({ upstream, parts });

export const ConnectionTrialInput = Typed.superRefine(refineParts).transform(tidy);
export type ConnectionTrial = z.output<typeof ConnectionTrialInput>;

/** The version is the one that the form was made from; sent twice with one id it is one change. */
export const ConnectionInput = Typed.extend({ id: z.uuid(), version }).superRefine(refineParts).transform(tidy);
export type ConnectionDraft = z.output<typeof ConnectionInput>;

export const ConnectionRemovalInput = z.strictObject({ upstream, id: z.uuid(), version });

export type ConnectionRefusal =
  | { readonly code: "connection-changed" }
  | { readonly code: "connection-of-environment" }
  | {
      readonly code: "key-needed" | "key-unreadable" | "address-private" | "address-plain";
      readonly part: ConnectionPart;
    };

/** What one harmless read through a connection brought. */
export type TrialOutcome =
  | { readonly at: "answered"; readonly ms: number; readonly count: number | null }
  | {
      readonly at: "failed";
      readonly trouble: UpstreamTrouble;
      readonly status: number | null;
      readonly lines: readonly string[];
    };

interface WithParts {
  readonly upstream: Upstream;
  readonly parts: PartTexts;
}

function refineParts({ upstream, parts }: WithParts, context: z.RefinementCtx): void {
  for (const part of CONNECTION_PARTS) {
    const message = faultOf(part, parts[part] ?? "", PARTS_OF[upstream]);
    if (message) context.addIssue({ code: "custom", path: ["parts", part], message });
  }
}

function faultOf(part: ConnectionPart, text: string, known: readonly ConnectionPart[]): string | null {
  if (!known.includes(part)) return text === "" ? null : "part-unknown";
  if (isKeyPart(part)) return /^[\x21-\x7e]*$/.test(text) ? null : "key-characters";
  if (text === "") return part === OPTIONAL_PART ? null : "required";
  if (part === "realm") return /^[\w.-]+$/.test(text) ? null : "realm-characters";
  return isPlainAddress(text) ? null : "address-form";
}

function tidy<T extends WithParts>(input: T): T {
  const tidied = Object.entries(input.parts)
    .filter(([, text]) => text !== "")
    .map(([part, text]) => [part, ADDRESS_PARTS.some((one) => one === part) ? withoutEndSlashes(text) : text]);
  return { ...input, parts: Object.fromEntries(tidied) };
}
