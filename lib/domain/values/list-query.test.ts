import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  PAGE_SIZES,
  pageParam,
  pageSizeParam,
  pageWindow,
  paramOf,
  searchParam,
  toggledSort,
} from "@/lib/domain/values/list-query";

describe("reading an address", () => {
  test("parameters are read alike from the browser and from the router", () => {
    expect(paramOf(new URLSearchParams("q=a&q=b"), "q")).toBe("a");
    expect(paramOf({ q: ["a", "b"] }, "q")).toBe("a");
    expect(paramOf({ q: "a" }, "q")).toBe("a");
    expect(paramOf({}, "q")).toBe("");
    expect(paramOf({}, "constructor")).toBe("");
  });

  test.each([
    ["7", 7],
    ["", 1],
    ["0", 1],
    ["-3", 1],
    ["2.5", 1],
    ["1e3", 1],
    [" 2", 1],
    ["9999999", 1],
    ["٣", 1],
  ])("page %j is read as %i", (text, page) => {
    expect(pageParam({ page: text })).toBe(page);
  });

  test.each([
    ["50", 50],
    ["100", 100],
    ["25", 20],
    ["1000000", 20],
    ["", 20],
  ])("page size %j is read as %i", (text, per) => {
    expect(pageSizeParam({ per: text })).toBe(per);
  });

  test("a search keeps what names are made of and loses control characters and blanks around it", () => {
    expect(searchParam({ q: '  Smith, Jones & Sons + "x" 100% نور \u0000\t' })).toBe(
      'Smith, Jones & Sons + "x" 100% نور',
    );
  });

  test("a search is cut at 255 characters, never inside one", () => {
    expect(searchParam({ q: "😀".repeat(300) })).toBe("😀".repeat(255));
  });
});

describe("pages", () => {
  test.each([
    { page: 1, total: 160, shows: { page: 1, pages: 8, offset: 0, first: 1, last: 20 } },
    { page: 8, total: 155, shows: { page: 8, pages: 8, offset: 140, first: 141, last: 155 } },
    { page: 9, total: 155, shows: { page: 8, pages: 8, offset: 140, first: 141, last: 155 } },
    { page: 3, total: 0, shows: { page: 1, pages: 1, offset: 0, first: 0, last: 0 } },
    { page: 2, total: 20, shows: { page: 1, pages: 1, offset: 0, first: 1, last: 20 } },
  ])("page $page of $total rows by 20 shows rows $shows.first to $shows.last", ({ page, total, shows }) => {
    expect(pageWindow({ page, per: 20 }, total)).toEqual({ ...shows, total });
  });

  test("the pages together show every row once", () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.constantFrom(...PAGE_SIZES), (total, per) => {
        const { pages } = pageWindow({ page: 1, per }, total);
        const windows = Array.from({ length: pages }, (_, index) => pageWindow({ page: index + 1, per }, total));
        const shown = windows.flatMap(({ first, last }) =>
          first === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index),
        );
        expect(shown).toEqual(Array.from({ length: total }, (_, index) => index + 1));
      }),
    );
  });
});

describe("sorting", () => {
  test("a second click on a column turns it round", () => {
    expect(toggledSort({ sort: "name", direction: "ascending" }, "name")).toEqual({
      sort: "name",
      direction: "descending",
    });
    expect(toggledSort({ sort: "name", direction: "descending" }, "name").direction).toBe("ascending");
  });

  test("another column begins with its own direction", () => {
    const now = { sort: "name" as "name" | "cost", direction: "descending" as const };
    expect(toggledSort(now, "cost", "descending")).toEqual({ sort: "cost", direction: "descending" });
    expect(toggledSort(now, "cost")).toEqual({ sort: "cost", direction: "ascending" });
  });
});
