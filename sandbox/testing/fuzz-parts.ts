import fc from "fast-check";

/** Texts that have broken parsers before; none is a sentinel of this world. */
const NASTY_TEXTS = [
  "",
  " ",
  "null",
  "undefined",
  "NaN",
  "-1",
  "0",
  "1e400",
  "99999999999999999999",
  "__proto__",
  "constructor",
  "toString",
  "' or 1=1 --",
  "'",
  "../../etc/passwd",
  "\u0000",
  "é漢🜁\u202e",
  "%",
  "a,b,,c",
  "[]",
  "{}",
  "2026-13-45",
  "2026-02-30T25:61:61Z",
  "<script>",
  "x".repeat(3000),
];

export const nastyText = fc.constantFrom(...NASTY_TEXTS);

/** As it stands in an address: percent signs that begin nothing, broken UTF-8, encoded separators. */
export const nastySegment = fc.oneof(
  nastyText.map(encodeURIComponent),
  fc.constantFrom("%", "%zz", "%00", "%ff%fe", "%2f", "%2e%2e", "..", "%c0%af", "%ED%A0%80", ";a=b", "*", ":id", "~"),
);

const NASTY_JSON = [
  "null",
  "true",
  "[]",
  "{}",
  "-0",
  "1e400",
  "-1e400",
  "0.1",
  "12345678901234567890",
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '{"toString":1,"valueOf":1}',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"length":1e9}',
  '[[[[["deep"]]]]]',
  `[${"0,".repeat(3000)}0]`,
  `"${"y".repeat(20_000)}"`,
  `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`,
];

export const nastyJson = fc.constantFrom(...NASTY_JSON);

/** JSON as text, because half of what is wanted here no value can say. */
function withLeafChanged(text: string, at: number, replacement: string): string {
  const values = [...text.matchAll(/(?<=[:[,])("(?:[^"\\]|\\.)*"(?!\s*:)|-?\d[\d.eE+-]*|true|false|null)/g)];
  const value = values[at % Math.max(1, values.length)];
  if (value === undefined) return replacement;
  return `${text.slice(0, value.index)}${replacement}${text.slice(value.index + value[0].length)}`;
}

export function nastyBody(valid: string): fc.Arbitrary<string> {
  const text = valid === "" ? '{"name":"x"}' : valid;
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.nat(40), nastyJson).map(([at, json]) => withLeafChanged(text, at, json)) },
    { weight: 2, arbitrary: fc.nat(Math.max(1, text.length - 1)).map((length) => text.slice(0, length)) },
    { weight: 1, arbitrary: nastyJson },
    { weight: 1, arbitrary: nastyJson.map((json) => text.replace("{", `{"__proto__":${json},"constructor":${json},`)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("a=b&c=%zz", "\u0000\u0001", "\ufeff{}", "<xml/>", `${text}${text}`, text.repeat(40)),
    },
  );
}
