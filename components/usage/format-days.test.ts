import { expect, test } from "vitest";
import { formatDays } from "@/components/usage/format-days";

test("a period is written with the same spaces by every engine", () => {
  expect(formatDays({ from: "2026-10-01", to: "2026-10-03" }, "en")).toBe("1–2 Oct 2026");
  expect(formatDays({ from: "2026-09-30", to: "2026-11-03" }, "en")).toBe("30 Sept – 2 Nov 2026");
  expect(formatDays({ from: "2026-10-01", to: "2026-11-03" }, "fr")).not.toContain("\u2009");
});
