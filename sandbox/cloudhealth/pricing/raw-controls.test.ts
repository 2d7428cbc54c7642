import { expect, test } from "vitest";
import { escapeRawControls } from "./raw-controls";

test("raw line breaks and tabs inside strings are read as what they are", () => {
  expect(JSON.parse(escapeRawControls('{\n\t"a": "x\n\ty",\r\n"b":"\\"\n\\\\"}'))).toEqual({ a: "x\n\ty", b: '"\n\\' });
});

test("JSON that was valid stays as it was", () => {
  const text = '{ "a": ["\\n", "\\u0001", 1 ] }\n';
  expect(escapeRawControls(text)).toBe(text);
});
