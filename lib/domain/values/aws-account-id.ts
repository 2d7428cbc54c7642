import { z } from "zod";

/** Twelve digits, leading zeros kept: never a number. */
export type AwsAccountId = string & { readonly __brand: "AwsAccountId" };

/** Accepts the blanks and hyphens people paste from a console; returns null for anything but twelve digits. */
export function parseAwsAccountId(text: string): AwsAccountId | null {
  const digits = text.replace(/[\s-]/g, "");
  return /^\d{12}$/.test(digits) ? (digits as AwsAccountId) : null;
}

/** As a part of an address, which has one spelling: null for any other. */
export function accountInPath(text: string): AwsAccountId | null {
  const parsed = parseAwsAccountId(text);
  return parsed === text ? parsed : null;
}

export function awsAccountId(text: string): AwsAccountId {
  const parsed = parseAwsAccountId(text);
  if (parsed === null) throw new Error("Not an AWS account id");
  return parsed;
}

export const AwsAccountIdInput = z
  .string({ error: "aws-account-id" })
  .max(32, { error: "aws-account-id" })
  .transform((text, context) => {
    const parsed = parseAwsAccountId(text);
    if (parsed !== null) return parsed;
    context.addIssue({ code: "custom", message: "aws-account-id" });
    return z.NEVER;
  });
