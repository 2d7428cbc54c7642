import { expect, test } from "vitest";
import { checkPassword } from "@/lib/domain/access/password-rule";

test.each([
  ["eleven char", "password-short"],
  ["twelve chars", null],
  ["🙂".repeat(11), "password-short"],
  ["🙂".repeat(12), null],
  ["x".repeat(1024), null],
  ["x".repeat(1025), "password-long"],
  ["ada@northpine.example", "password-is-email"],
  [" ADA@Northpine.example ", "password-is-email"],
  ["ada@northpine.example, and more", null],
  ["Headwater-2026!", "password-guessable"],
  ["NorthpineNorthpine", "password-guessable"],
  ["mot de passe 12", null],
  ["motdepasse1234", "password-guessable"],
])(
  "a password is twelve characters at least, whichever, and not made of what is tried first: %j",
  (password, fault) => {
    expect(checkPassword(password, "ada@northpine.example")).toBe(fault);
  },
);
