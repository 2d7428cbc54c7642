import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pageMarks, pageOf, readHerePage } from "./paging";
import { isProblem } from "./usage-query";

describe("pages", () => {
  test.each([
    [10, 2, 0, 1, 4],
    [2, 100, 0, 0, 0],
    [18, 5, 3, 3, 3],
    [0, 100, 0, 0, 0],
  ])(
    "of %i rows, %i a page, page %i: the next is %i and the last %i",
    (total, limit, offset, nextOffset, lastOffset) => {
      expect(pageMarks(total, { limit, offset })).toEqual({ nextOffset, lastOffset });
    },
  );
  test("followed until the next is no longer further on hold every row once, in order", () => {
    fc.assert(
      fc.property(fc.nat(700), fc.integer({ min: 1, max: 100 }), (total, limit) => {
        const rows = Array.from({ length: total }, (_, at) => at);
        const seen: number[] = [];
        for (let offset = 0; ; ) {
          seen.push(...pageOf(rows, { limit, offset }));
          const { nextOffset, lastOffset } = pageMarks(total, { limit, offset });
          expect(nextOffset).toBeLessThanOrEqual(lastOffset);
          if (nextOffset <= offset) break;
          offset = nextOffset;
        }
        expect(seen).toEqual(rows);
      }),
    );
  });
  test.each([
    ["limit=100&offset=0", "ok"],
    ["", "ok"],
    ["limit=101", "E706002"],
    ["limit=0", "E706002"],
    ["limit=-1", "E706002"],
    ["limit=", "E706002"],
    ["limit=1e2", "E706002"],
    ["offset=-1", "E706900"],
    ["offset=99999999999999999999", "E706900"],
  ])("%j is %s", (text, code) => {
    const page = readHerePage(new URLSearchParams(text));
    expect(isProblem(page) ? page.code : "ok").toBe(code);
  });
});
