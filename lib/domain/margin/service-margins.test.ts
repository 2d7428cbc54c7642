import { expect, test } from "vitest";
import { serviceMargins } from "@/lib/domain/margin/service-margins";
import { decimal } from "@/lib/domain/values/decimal-text";

const service = (label: string, partner: string | null, customer: string | null) => ({
  name: label.toLowerCase(),
  label,
  partner: partner === null ? null : decimal(partner),
  customer: customer === null ? null : decimal(customer),
});

test("losses come first, then the least earned, then what stands on one side only", () => {
  const lines = serviceMargins(
    [service("S3", "10", "12"), service("Tax", "3", null), service("EC2", "10", "9"), service("RDS", "10", "11")],
    [{ names: ["Licences"], subTotal: decimal("4") }],
  );
  expect(lines.map(({ label, margin }) => [label, margin])).toEqual([
    ["EC2", "-1"],
    ["RDS", "1"],
    ["S3", "2"],
    ["Tax", null],
    ["Licences", null],
  ]);
});

test("a category of CloudMC belongs to the service of its name, in any of its languages", () => {
  const storage = { names: ["Storage", "Stockage"], subTotal: decimal("7") };
  expect(serviceMargins([service("STOCKAGE", "1", "2")], [storage])).toEqual([
    { ...service("STOCKAGE", "1", "2"), price: "7", margin: "1" },
  ]);
});

test("categories that bear the same service's name are one price", () => {
  const categories = [
    { names: ["Storage", "Stockage"], subTotal: decimal("7") },
    { names: ["Speicher", "Storage"], subTotal: decimal("0.1") },
  ];
  expect(serviceMargins([service("Storage", "1", "2")], categories).map(({ label, price }) => [label, price])).toEqual([
    ["Storage", "7.1"],
  ]);
});

test("a service without data on either side is no line", () => {
  expect(serviceMargins([service("S3", null, null)], [])).toEqual([]);
});
