import { expect, test } from "vitest";
import { signInFault } from "@/lib/domain/access/sign-in-fault";

test("only the library's own word for wrong credentials blames what was typed", () => {
  expect(signInFault("CredentialsSignin")).toEqual({ code: "wrong" });
  expect(["Configuration", "", null, undefined, "too-many:", "<b>"].map((error) => signInFault(error).code)).toEqual(
    Array.from({ length: 6 }, () => "busy"),
  );
});

test("a code is asked for, and a wrong one blamed, by the words of our own", () => {
  expect(["code-needed", "code-wrong"].map((error) => signInFault(error).code)).toEqual(["code-needed", "code-wrong"]);
});

test("too many tries say how long to wait, within an hour", () => {
  expect(signInFault("too-many:42")).toEqual({ code: "too-many", seconds: 42 });
  expect(signInFault("too-many:99999")).toEqual({ code: "too-many", seconds: 3600 });
});
