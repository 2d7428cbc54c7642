import { expect, test } from "vitest";
import { linkHeader, readPage, slicePage } from "./paging";

const LIMITS = { usual: 30, most: 100 };
const target = {
  base: "http://127.0.0.1:1/v1/aws_accounts",
  parameters: new URLSearchParams("api_key=secret&client_api_id=7"),
};
const rels = (link: string | null) =>
  [...(link ?? "").matchAll(/[?&]page=(\d+).*?rel="(\w+)"/g)].map(([, page, rel]) => `${rel} ${page}`);

test("a page is thirty rows unless asked, a hundred at most, and never less than one", () => {
  expect(readPage(new URLSearchParams(), LIMITS)).toEqual({ page: 1, perPage: 30 });
  expect(readPage(new URLSearchParams("page=2&per_page=1000"), LIMITS)).toEqual({ page: 2, perPage: 100 });
  for (const bad of ["page=0", "per_page=0", "page=-1", "page=x"])
    expect(readPage(new URLSearchParams(bad), LIMITS)).toBeNull();
});

test("links say first and prev after the first page, last and next before the last, and nothing past the end", () => {
  expect(rels(linkHeader(target, { page: 2, perPage: 1 }, 3))).toEqual(["first 1", "prev 1", "last 3", "next 3"]);
  expect(rels(linkHeader(target, { page: 1, perPage: 1 }, 3))).toEqual(["last 3", "next 2"]);
  expect(rels(linkHeader(target, { page: 3, perPage: 1 }, 3))).toEqual(["first 1", "prev 2"]);
  expect(linkHeader(target, { page: 9, perPage: 1 }, 3)).toBeNull();
  expect(linkHeader(target, { page: 1, perPage: 100 }, 3)).toBeNull();
});

test("links are absolute, keep the other parameters and never repeat the key", () => {
  const link = linkHeader(target, { page: 1, perPage: 2 }, 3) ?? "";
  expect(link).toMatch(
    /^<http:\/\/127\.0\.0\.1:1\/v1\/aws_accounts\?client_api_id=7&page=2&per_page=2>; rel="last", </,
  );
  expect(link).not.toContain("secret");
});

test("past the last page there is an empty list", () => {
  expect(slicePage([1, 2, 3], { page: 2, perPage: 2 })).toEqual([3]);
  expect(slicePage([1, 2, 3], { page: 3, perPage: 2 })).toEqual([]);
});
