import { describe, expect, test } from "vitest";
import { AwsAccountIdInput, awsAccountId, parseAwsAccountId } from "@/lib/domain/values/aws-account-id";

describe("an AWS account number", () => {
  test.each(["000000000001", "0000 0000 0001", " 0000-0000-0001\n"])("is read from %j with its zeros", (text) => {
    expect(parseAwsAccountId(text)).toBe("000000000001");
    expect(AwsAccountIdInput.parse(text)).toBe("000000000001");
  });

  test.each(["", "1", "00000000001", "0000000000001", "00000000000a", "٠٠٠٠٠٠٠٠٠٠٠١", "1e11"])("is not %j", (text) => {
    expect(parseAwsAccountId(text)).toBeNull();
    expect(() => awsAccountId(text)).toThrow("Not an AWS account id");
  });

  test.each([1, null, undefined, "1", "0".repeat(33)])("is refused with its code when %j is sent", (value) => {
    expect(AwsAccountIdInput.safeParse(value).error?.issues.map((issue) => issue.message)).toContain("aws-account-id");
  });
});
