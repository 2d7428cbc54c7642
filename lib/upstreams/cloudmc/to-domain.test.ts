import { describe, expect, test } from "vitest";
import { toCustomersPriceReport, toOrganization, toPriceReport } from "@/lib/upstreams/cloudmc/to-domain";
import {
  errorLines,
  isRefusal,
  WireCustomersReport,
  WireOrganizationList,
  WirePriceReport,
} from "@/lib/upstreams/cloudmc/wire";
import { parseJson } from "@/lib/upstreams/json";

const body = (text: string) => parseJson(new TextEncoder().encode(text));
const ECHO = '"startDate":"2021-03-30T00:00:00Z","endDate":"2021-04-01T23:59:59.999Z","reportGenerated":true';
const report = (product: string) =>
  body(`{"data":{"currencies":[{"currency":"CAD","total":"432.00","categories":[{"name":{"en":"Networking","fr":"Réseau"},
    "products":[${product}],"subTotal":"432.00"}]}],${ECHO}}}`);
const product = (text: string) =>
  toPriceReport(WirePriceReport.parse(report(text))).currencies[0]?.categories[0]?.products[0];

describe("a priced product", () => {
  test("with tiers, as the documents print it", () => {
    const text = `{"sku":"PUBLIC_IP","name":{"en":"Public IP"},"cost":"432.00","usage":"465.0000","period":"HOUR",
      "unit":{"unit":"HOUR","name":{}},"pricingTiers":[{"usage":"300.0000","price":"1.00","cost":"300.00"},
      {"usage":"165.0000","price":"0.80","cost":"132.00"}]}`;
    expect(product(text)).toEqual({
      sku: "PUBLIC_IP",
      name: { en: "Public IP" },
      usage: "465",
      unit: { code: "HOUR", name: {} },
      period: "HOUR",
      price: null,
      cost: "432",
      tiers: [
        { usage: "300", price: "1", cost: "300" },
        { usage: "165", price: "0.8", cost: "132" },
      ],
    });
  });

  test("without tiers has its average price", () => {
    const text =
      '{"sku":"A","name":{},"cost":"432.00","usage":"432.0","period":"HOUR","unit":{"unit":"HOUR","name":{}},"price":"1.0"}';
    expect(product(text)).toMatchObject({ price: "1", tiers: [], name: {} });
  });

  test("with numbers in place of text is as exact", () => {
    const text = '{"sku":"A","cost":31038.13,"usage":0.1234567890123456789,"price":0.00007}';
    expect(product(text)).toMatchObject({ cost: "31038.13", usage: "0.1234567890123456789", price: "0.00007" });
  });
});

test.each([
  ["a currency that is no code", '{"sku":"A","cost":"1","usage":"1"}', "CAD", "Can"],
  ["an amount with a comma", '{"sku":"A","cost":"1","usage":"1"}', '"432.00"', '"4,32"'],
  ["no word whether it was generated", '{"sku":"A","cost":"1","usage":"1"}', '"reportGenerated":true', '"x":1'],
])("a report with %s is unreadable", (_, text, from, to) => {
  const good = `{"data":{"currencies":[{"currency":"CAD","total":"432.00","categories":[{"name":{},"products":[${text}],"subTotal":"432.00"}]}],${ECHO}}}`;
  expect(WirePriceReport.safeParse(body(good)).success).toBe(true);
  expect(WirePriceReport.safeParse(body(good.replace(from, to))).success).toBe(false);
});

test("a report that could not be generated is unknown, not empty", () => {
  const text =
    '{"data":{"currencies":[],"startDate":"2021-03-30T00:00:00Z","endDate":"2021-04-01T23:59:59.999Z","reportGenerated":false}}';
  expect(toPriceReport(WirePriceReport.parse(body(text)))).toEqual({ generated: false, currencies: [] });
});

test("one organization under two pricings stays two entries", () => {
  const entry = (pricing: string, code: string) =>
    `{"id":"4b0c91a8","name":"Fable","total":"5244.00","currency":"${code}","categories":[{"name":{"en":"Disk"},"subTotal":"5244.00"}],
      "appliedPricing":{"id":"${pricing}","name":{"en":"Standard"}},"orgDeleted":"false"}`;
  const text = `{"data":{"organizations":[${entry("p1", "CAD")},${entry("p2", "USD")}],${ECHO}}}`;
  const { organizations } = toCustomersPriceReport(WireCustomersReport.parse(body(text)));
  expect(organizations.map((one) => [one.organization.id, one.appliedPricing.id, one.currency])).toEqual([
    ["4b0c91a8", "p1", "CAD"],
    ["4b0c91a8", "p2", "USD"],
  ]);
});

test("an organization has its parent, or none", () => {
  const text =
    '{"data":[{"id":"b","name":"Sub","parent":{"id":"a","name":"Top"},"isReseller":false},{"id":"a","name":"Top"}]}';
  expect(WireOrganizationList.parse(body(text)).data.map(toOrganization)).toEqual([
    { id: "b", name: "Sub", parent: "a", isReseller: false },
    { id: "a", name: "Top", parent: null, isReseller: false },
  ]);
});

test.each([
  ['{"errors":[{"code":2012,"message":"Not running","context":{}}]}', true, ["Not running"]],
  ['{"data":{},"errors":[{"errorCode":"X"}]}', true, []],
  ['{"data":{},"errors":[]}', false, []],
  ["[]", false, []],
])("%s: refusal %s", (text, refused, lines) => {
  expect([isRefusal(body(text)), errorLines(body(text))]).toEqual([refused, lines]);
});
