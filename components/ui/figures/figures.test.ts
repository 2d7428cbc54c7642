import { describe, expect, test } from "vitest";
import { currencyDigits } from "./currency-digits";
import { formatAge } from "./format-age";
import { formatAmount } from "./format-amount";
import { formatInstant } from "./format-instant";
import { formatPercent } from "./format-percent";
import { formatQuantity } from "./format-quantity";
import { groupAccountNumber } from "./group-account-number";
import { exactText } from "./plain-decimal";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("amounts", () => {
  test.each([
    ["1234.5", "USD", "$1,234.50", "1 234,50 $ US"],
    ["1234.5", "CAD", "CA$1,234.50", "1 234,50 $ CA"],
    ["1234.5", "JPY", "¥1,234", "1 234 ¥"],
    ["1234.5675", "KWD", "KWD 1,234.568", "1 234,568 KWD"],
    ["1234.5", "HUF", "HUF 1,234.50", "1 234,50 HUF"],
    ["-0.5", "EUR", "−€0.50", "−0,50 €"],
    ["-0.004", "USD", "$0.00", "0,00 $ US"],
    ["-0.00", "USD", "$0.00", "0,00 $ US"],
  ])("%s %s reads %s in English and %s in French", (value, currency, english, french) => {
    expect(plain(formatAmount({ value, currency, locale: "en" }))).toBe(english);
    expect(plain(formatAmount({ value, currency, locale: "fr" }))).toBe(french);
  });

  test("half a cent goes to the even neighbour, from the exact decimal", () => {
    const shown = (value: string) => formatAmount({ value, currency: "USD", locale: "en" });
    expect([shown("0.125"), shown("0.135"), shown("0.1250000000000000000000000001")]).toEqual([
      "$0.12",
      "$0.14",
      "$0.13",
    ]);
  });

  test("digits past what a float can hold are kept", () => {
    const value = "123456789012345678901234567890.125";
    expect(formatAmount({ value, currency: "USD", locale: "en" })).toBe("$123,456,789,012,345,678,901,234,567,890.12");
    expect(exactText(`-${value}000`)).toBe(`−${value}`);
  });

  test("where several currencies meet the code is shown", () => {
    expect(plain(formatAmount({ value: "-7", currency: "CAD", locale: "en", show: "code" }))).toBe("CAD −7.00");
    expect(plain(formatAmount({ value: "7", currency: "CAD", locale: "fr", show: "code" }))).toBe("7,00 CAD");
  });

  test("what is not a plain decimal is refused rather than shown as NaN", () => {
    for (const value of ["", "1e3", "NaN", "1,2", " 1"]) {
      expect(() => formatAmount({ value, currency: "USD", locale: "en" })).toThrow("plain decimal");
    }
  });

  test("minor digits follow ISO 4217", () => {
    expect(["JPY", "KWD", "HUF", "CAD", "CLF"].map(currencyDigits)).toEqual([0, 3, 2, 2, 4]);
  });
});

test("quantities are cut for the eye and keep their sign", () => {
  expect(formatQuantity({ value: "4.77001111111111111111107306", locale: "en" })).toBe("4.77");
  expect(plain(formatQuantity({ value: "-1234567.5", locale: "fr" }))).toBe("−1 234 567,5");
});

test("a share is written as percent in each language", () => {
  expect(formatPercent({ value: "-0.0425", locale: "en" })).toBe("−4.2%");
  expect(plain(formatPercent({ value: "0.1", locale: "fr", signed: true }))).toBe("+10,0 %");
});

test("instants are shown in UTC whatever the machine's zone, and say so where hours are shown", () => {
  const at = "2026-11-22T23:30:00Z";
  expect(plain(formatInstant({ at, locale: "en", show: "both" }))).toBe("22 Nov 2026, 23:30 UTC");
  expect(plain(formatInstant({ at, locale: "fr", show: "date" }))).toBe("22 nov. 2026");
  expect(formatInstant({ at, locale: "en", show: "month" })).toBe("November 2026");
});

test("hours follow the clock one chose and name it; days stay those of UTC", () => {
  const shown = { at: new Date("2026-11-22T23:30:00Z"), locale: "en", zone: "Europe/Zurich" } as const;
  expect(plain(formatInstant({ ...shown, show: "both" }))).toBe("23 Nov 2026, 00:30 GMT+1");
  expect(plain(formatInstant({ ...shown, show: "time" }))).toBe("00:30 GMT+1");
  expect(plain(formatInstant({ ...shown, show: "date" }))).toBe("22 Nov 2026");
  expect(plain(formatInstant({ ...shown, show: "time", zone: "Europe/London" }))).toBe("23:30 GMT");
});

test.each([
  [20, "just now", "à l’instant"],
  [4 * 60, "4 min ago", "il y a 4 min"],
  [26 * 3600, "26 hr ago", "il y a 26 h"],
  [3 * 86_400, "3 days ago", "il y a 3 j"],
  [70 * 86_400, "2 months ago", "il y a 2 mois"],
])("an age of %i seconds", (seconds, english, french) => {
  const now = new Date("2026-11-22T12:00:00Z");
  const since = new Date(now.getTime() - seconds * 1000);
  expect(formatAge({ since, now, locale: "en", justNow: "just now" })).toBe(english);
  expect(plain(formatAge({ since, now, locale: "fr", justNow: "à l’instant" }))).toBe(french);
});

test("account numbers are grouped by four and other ids are left alone", () => {
  expect(plain(groupAccountNumber("123456789012"))).toBe("1234 5678 9012");
  expect(groupAccountNumber("12345")).toBe("12345");
});
