import { expect, test } from "vitest";
import { isCsvFileName } from "@/lib/domain/values/csv-file-name";

test.each(["may.csv", "MAY.CSV", "comptes d'été.tsv", "a.xlsx.txt"])("%j is a name for a file of values", (name) => {
  expect(isCsvFileName(name)).toBe(true);
});

test.each(["may.xlsx", "may.csv.exe", "may.csv\u0000.png", "may.csv\n", "csv", "may.", "may.csv/"])(
  "%j is not",
  (name) => {
    expect(isCsvFileName(name)).toBe(false);
  },
);
