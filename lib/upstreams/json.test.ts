import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  parseJson,
  wholeNumber,
  wireDecimal,
  wireId,
  wireInstant,
  wireInteger,
  wireList,
  wireText,
  writeJson,
} from "@/lib/upstreams/json";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (schema: z.ZodType, text: string) => schema.safeParse(parseJson(bytes(text))).data;

describe("numbers from the wire", () => {
  test.each([
    ["0.1234567890123456789", "0.1234567890123456789"],
    ['"432.00"', "432"],
    ["12345678901234567890.5", "12345678901234567890.5"],
    ["-41650.890", "-41650.89"],
    ["1e3", "1000"],
    ["-0.0", "0"],
  ])("%s is exactly %s", (sent, exact) => expect(read(wireDecimal, sent)).toBe(exact));

  test.each(["1e400", '"NaN"', '""', "true", "null", '"1,000.00"'])("%s is no decimal", (sent) =>
    expect(read(wireDecimal, sent)).toBeUndefined(),
  );

  test("an id beyond what a float holds keeps its digits", () => {
    expect(read(wireId, "123456789012345678")).toBe("123456789012345678");
    expect(read(wireId, '"3947"')).toBe("3947");
    expect(["0", "-1", "1.5", '"a"', '"1/2"'].map((sent) => read(wireId, sent))).toEqual(Array(5).fill(undefined));
  });

  test("an index is a small whole number", () => {
    expect(["-1", "7", "1.5", "1e30"].map((sent) => read(wireInteger, sent))).toEqual([-1, 7, undefined, undefined]);
  });

  test("a whole number is written with all its digits", () => {
    expect(writeJson({ id: wholeNumber("123456789012345678"), name: "x" })).toBe(
      '{"id":123456789012345678,"name":"x"}',
    );
  });
});

describe("hostile JSON", () => {
  test.each([
    ["broken text", "{"],
    ["two values", "{} {}"],
    ["NaN", '{"a":NaN}'],
    ["two meanings of one name", '{"a":1,"a":2}'],
    ["a million values", `[${"1,".repeat(1_000_000)}1]`],
    ["a hundred thousand levels", "[".repeat(100_000)],
  ])("%s is refused", (_, text) => expect(() => parseJson(bytes(text))).toThrow());

  test("bytes that are not UTF-8 are refused", () => {
    expect(() => parseJson(Buffer.from('{"a":"b"}', "utf16le"))).toThrow();
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow();
  });

  test("a byte order mark does no harm", () => {
    expect(parseJson(bytes("\uFEFF{}"))).toEqual({});
  });

  test("a name that means something to JavaScript changes no prototype", () => {
    const schema = z.object({ admin: z.boolean().optional() });
    const hostile = parseJson(bytes('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'));
    expect(schema.parse(hostile).admin).toBeUndefined();
    expect("admin" in {}).toBe(false);
  });

  test("text a database refuses is made storable", () => {
    expect(read(wireText(20), '"a\\u0000b\\ud800c"')).toBe("a\uFFFDb\uFFFDc");
  });
});

describe("a list", () => {
  test("as long as allowed is read, a longer one is one complaint", () => {
    const list = wireList(z.string(), 2);
    expect(read(list, '["a","b"]')).toEqual(["a", "b"]);
    const wrong = list.safeParse(parseJson(bytes(`[${"1,".repeat(100_000)}1]`)));
    expect(wrong.error?.issues.length).toBe(1);
  });

  test.each(["{}", "null", '"ab"', "2"])("%s is none", (text) => {
    expect(wireList(z.unknown(), 2).safeParse(parseJson(bytes(text))).success).toBe(false);
  });
});

describe("points in time", () => {
  test.each([
    ["2016-09-15T18:17:04Z", "2016-09-15T18:17:04.000Z"],
    ["2016-09-22T00:00:00", "2016-09-22T00:00:00.000Z"],
    ["2026-05-05T03:08:40+02:00", "2026-05-05T01:08:40.000Z"],
    ["2022-03-01'T'00:00:00", "2022-03-01T00:00:00.000Z"],
    ["2022-03-01", "2022-03-01T00:00:00.000Z"],
    ["2022-03-01 10:11:12", "2022-03-01T10:11:12.000Z"],
    ["2022-13-41", null],
    ["yesterday", null],
    [null, null],
    [undefined, null],
  ])("%j is %j", (sent, instant) => expect(wireInstant.parse(sent)).toBe(instant));
});
