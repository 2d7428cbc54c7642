import { expect, test } from "vitest";
import { csvDownload } from "@/lib/support/download-headers";

test("a file is saved under a plain name, never opened as a page, and says what it is", () => {
  const { headers } = csvDownload('../Café "x"\r\nSet-Cookie: a=b.csv', "owner\r\n000000000001\r\n");
  expect(headers.get("content-disposition")).toBe('attachment; filename="..-Caf-x-Set-Cookie-a-b.csv"');
  expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});
