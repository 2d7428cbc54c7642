import { expect, test } from "vitest";
import { formatBytes } from "@/components/usage/format-bytes";
import { formatDays } from "@/components/usage/format-days";

test("a period is written with the same spaces by every engine", () => {
  expect(formatDays({ from: "2026-10-01", to: "2026-10-03" }, "en")).toBe("1–2 Oct 2026");
  expect(formatDays({ from: "2026-09-30", to: "2026-11-03" }, "en")).toBe("30 Sept – 2 Nov 2026");
  expect(formatDays({ from: "2026-10-01", to: "2026-11-03" }, "fr")).not.toContain("\u2009");
});

test("a size is written with the same space by every engine", () => {
  expect(formatBytes(700, "fr")).toBe("0,7\u00a0ko");
  expect(formatBytes(1_234_500_000, "fr")).toBe("1\u00a0234,5\u00a0Mo");
});
