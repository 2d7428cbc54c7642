import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { UnreadableCube } from "@/lib/domain/costs/cost-cube";
import { costFacts } from "@/lib/domain/costs/cost-facts";
import {
  toAssignment,
  toAwsAccount,
  toBlockAssignment,
  toCosts,
  toCustomer,
  toStatement,
} from "@/lib/upstreams/cloudhealth/to-domain";
import {
  blockErrorLines,
  errorLines,
  WireAccountAsset,
  WireAssignment,
  WireBlockAssignment,
  WireCustomer,
  WireStatements,
  wireCostReport,
} from "@/lib/upstreams/cloudhealth/wire";
import { parseJson } from "@/lib/upstreams/json";

const body = (text: string) => parseJson(new TextEncoder().encode(text));
const read = <T>(schema: z.ZodType<T>, text: string): T => schema.parse(body(text));

const ACME = `{"id":3947,"name":"Acme Corp","classification":"managed_without_access",
  "billing_contact":"pat@acme.example","margin_percentage":0.0,"created_at":"2016-09-15T18:17:04Z",
  "updated_at":"2016-09-15T18:17:04Z","generated_external_id":"1a2b3c4d5e6f",
  "partner_billing_configuration":{"enabled":true,"folder":""},
  "address":{"street1":"1 Main St","city":"Springfield","state":"MA","zipcode":"01234","country":"US"},
  "tags":[{"key":"customer_id","value":"973532"}],"_links":{"self":{"href":"/v1/customers/3947"}},
  "trial_expiration":"2027-01-01T00:00:00Z"}`;

describe("a customer", () => {
  test("as the guide prints it", () => {
    expect(toCustomer(read(WireCustomer, ACME))).toEqual({
      id: "3947",
      name: "Acme Corp",
      classification: "managed_without_access",
      billingContact: "pat@acme.example",
      partnerBilling: { enabled: true, folder: null },
      trialExpiresAt: "2027-01-01T00:00:00.000Z",
      azureCustomerId: null,
      address: {
        street1: "1 Main St",
        street2: null,
        city: "Springfield",
        state: "MA",
        zipcode: "01234",
        country: "US",
      },
      tags: [{ key: "customer_id", value: "973532" }],
      externalId: "1a2b3c4d5e6f",
      createdAt: "2016-09-15T18:17:04.000Z",
      updatedAt: "2016-09-15T18:17:04.000Z",
    });
  });

  test.each([
    [
      "billing switched on by the string true",
      '{"id":1,"name":"A","partner_billing_configuration":{"enabled":"true"}}',
      true,
    ],
    [
      "billing switched off by the string false",
      '{"id":1,"name":"A","partner_billing_configuration":{"enabled":"false"}}',
      false,
    ],
    ["no word about billing", '{"id":1,"name":"A"}', false],
    ["billing set to null", '{"id":1,"name":"A","partner_billing_configuration":null}', false],
  ])("%s", (_, text, enabled) => expect(toCustomer(read(WireCustomer, text)).partnerBilling.enabled).toBe(enabled));

  test.each([
    ["a zip code sent as a number keeps its digits", '{"id":1,"name":"A","address":{"zipcode":10115}}', "10115"],
    ["a zip code sent as text keeps its zero", '{"id":1,"name":"A","address":{"zipcode":"01234"}}', "01234"],
  ])("%s", (_, text, zipcode) => expect(toCustomer(read(WireCustomer, text)).address?.zipcode).toBe(zipcode));

  test("an address without any part is none", () => {
    expect(toCustomer(read(WireCustomer, '{"id":1,"name":"A","address":{"city":"","state":null}}')).address).toBeNull();
  });

  test("the trial date is read under its older name too, without a zone as UTC", () => {
    const text = '{"id":1,"name":"A","trial_expiration_date":"2016-09-22T00:00:00"}';
    expect(toCustomer(read(WireCustomer, text)).trialExpiresAt).toBe("2016-09-22T00:00:00.000Z");
  });

  test.each(['{"name":"A"}', '{"id":0,"name":"A"}', '{"id":1}', '{"id":1,"name":7}', '{"id":"../1","name":"A"}', "[]"])(
    "%s is no customer",
    (text) => expect(WireCustomer.safeParse(body(text)).success).toBe(false),
  );
});

describe("an AWS account", () => {
  const account = (more: string) =>
    toAwsAccount(read(WireAccountAsset, `{"id":1511828480001,"name":"Production"${more}}`));

  test("as the partner page shows it", () => {
    const more =
      ',"owner_id":"000000000001","amazon_name":"prod","account_type":"Linked","is_active":true,"cluster_name":"payer"';
    expect(account(more)).toEqual({
      id: "1511828480001",
      owner: "000000000001",
      name: "Production",
      amazonName: "prod",
      type: "linked",
      family: "payer",
      isActive: true,
    });
  });

  test("an account number sent as a JSON number gets its leading zeros back", () => {
    expect(account(',"owner_id":5643136405')?.owner).toBe("005643136405");
    expect(account(',"owner_id":12345')?.owner).toBe("000000012345");
  });

  test.each([
    "",
    ',"owner_id":null',
    ',"owner_id":""',
    ',"owner_id":"abc"',
    ',"owner_id":7',
    ',"owner_id":1234567890123',
  ])("without a usable account number (%s) it is left out", (more) => expect(account(more)).toBeNull());

  test("a type nobody documented is unknown, no family is null", () => {
    const odd = account(',"owner_id":"000000000001","account_type":"Reseller","cluster_name":"","is_active":false');
    expect([odd?.type, odd?.family, odd?.isActive]).toEqual(["unknown", null, false]);
  });
});

describe("an assignment", () => {
  test("as the guide prints it", () => {
    const text = '{"customer_id":1,"id":1,"owner_id":"000000000001","payer_account_owner_id":"000000000002"}';
    expect(toAssignment(read(WireAssignment, text))).toEqual({
      id: "1",
      owner: "000000000001",
      customer: "1",
      payer: "000000000002",
      managedBy: "v1",
    });
  });

  test("without a payer the account pays for itself", () => {
    expect(toAssignment(read(WireAssignment, '{"customer_id":1,"id":1,"owner_id":"000000000007"}')).payer).toBe(
      "000000000007",
    );
  });

  test("of a billing block: the designated payer, and the customer under its other name", () => {
    const text = `{"id":123333333335,"owner_id":"000000000003","target_client_api_id":1234,
      "payer_account_owner_id":"000000000002","billing_family_owner_id":"000000000006",
      "billing_block_type":"Consolidated","billing_block_name":"block","errors":{"owner_id":["is gone"]}}`;
    expect(toBlockAssignment(read(WireBlockAssignment, text))).toEqual({
      id: "123333333335",
      owner: "000000000003",
      customer: "1234",
      payer: "000000000002",
      managedBy: "v2",
      block: { type: "consolidated", name: "block", family: "000000000006", errors: ["owner_id is gone"] },
    });
  });

  test("of a refused billing block each sentence stands behind the account it speaks of", () => {
    const text = `{"aws_account_assignments":[{"id":null,"owner_id":"000000000003","errors":{}},
      {"id":null,"owner_id":2000000000,"errors":{"owner_id":["is taken"],"billing_block_name":["is taken too"]}}]}`;
    expect(blockErrorLines(body(text))).toEqual([
      "002000000000: owner_id is taken",
      "002000000000: billing_block_name is taken too",
    ]);
    expect(blockErrorLines(body(`{"errors":["no list"]}`))).toEqual(["no list"]);
    const silent = `{"aws_account_assignments":[{"owner_id":"000000000003","errors":{}}],"error":"all of it"}`;
    expect(blockErrorLines(body(silent))).toEqual(["all of it"]);
  });
});

describe("a cost report", () => {
  const report = (label: string, data: string) => {
    const wire = read(
      wireCostReport(50),
      `{"report":"Cost History","dimensions":[{"time":[{"label":"Total","name":"total"},{"label":"2026-04","name":"2026-04"},
        {"label":"2026-05","name":"2026-05"}]},{"AWS-Service-Category":[{"label":"Total","name":"total"},
        {"label":"EC2 - Compute","name":"ec2_compute"},{"label":"S3 - Storage","name":"s3_storage"}]}],
        "measures":[{"name":"cost","label":"${label}"}],"interval":"monthly","filters":[],
        "updated_at":"2026-05-05T03:08:40+00:00","data":${data},"status":"ok"}`,
    );
    if (!("dimensions" in wire)) throw new Error("Not a cube");
    const { cube, currency } = toCosts(wire, "monthly");
    return { currency, ...costFacts(cube, ["AWS-Service-Category"]) };
  };
  const DATA =
    "[[[2250.30],[2230],[20.3]],[[1110],[1110.0],[null]],[[1140.300000000000000001],[1120],[20.300000000000000001]]]";

  test("time by service, digits exact, null apart from zero", () => {
    const { periods, members, facts } = report("Cost ($)", DATA);
    expect(periods).toEqual([
      { start: "2026-04-01", end: "2026-05-01", total: "1110", difference: "0" },
      { start: "2026-05-01", end: "2026-06-01", total: "1140.300000000000000001", difference: "0" },
    ]);
    expect(members).toEqual([
      { name: "ec2_compute", label: "EC2 - Compute" },
      { name: "s3_storage", label: "S3 - Storage" },
    ]);
    expect(facts.map(({ start, member, amount }) => [start, member, amount])).toEqual([
      ["2026-04-01", "ec2_compute", "1110"],
      ["2026-05-01", "ec2_compute", "1120"],
      ["2026-05-01", "s3_storage", "20.300000000000000001"],
    ]);
  });

  test.each([
    ["Cost ($)", "USD"],
    ["Cost (€)", "EUR"],
    ["Cost (CAD)", "CAD"],
    ["Cost", "USD"],
  ])("the label %s means %s", (label, code) => expect(report(label, DATA).currency).toBe(code));

  test("an unknown currency sign is refused, not taken for dollars", () => {
    expect(() => report("Cost (¤)", DATA)).toThrow(UnreadableCube);
  });

  test("collapsed rows are no data", () => {
    expect(report("Cost ($)", "[[[5],[5],null],null,[[5],[5],null]]").periods.map(({ total }) => total)).toEqual([
      null,
      "5",
    ]);
  });

  test.each(["[[[1]]]", '[[["1"],[1],[1]],null,null]', "[[1,1,1],[1,1,1],[1,1,1]]", "[[[[1]],[1],[1]],null,null]"])(
    "a cube of another layout (%s) is unreadable",
    (data) => expect(() => report("Cost ($)", data)).toThrow(UnreadableCube),
  );

  test("a figure with more digits than can be kept is unreadable, not rounded", () => {
    expect(() => report("Cost ($)", "[null,null,[[1e-60],[1e-60],[null]]]")).toThrow(UnreadableCube);
  });
});

describe("a statement", () => {
  const statement = (more: string, total = "211523.09") => {
    const { billing_artifacts } = read(
      WireStatements,
      `{"billing_artifacts":[{"total_amount":${total},"currency":{"name":"USD","symbol":"$"},
        "statement_generation_time":"2020-12-23 23:59:41",${more}}]}`,
    );
    return billing_artifacts.map(toStatement)[0];
  };

  test.each([
    ['"billing_period":"2020-12","status":"Final"', "211523.09", "2020-12", true],
    ['"billing_period":"2025-11-01","status":"final"', "211523.09", "2025-11", true],
    ['"billing_period":"2016-08","status":"estimated"', "211523.09", "2016-08", false],
    ['"billing_period":"2020-12","status":"Estimated"', '"211,523.09"', "2020-12", false],
  ])("%s over %s is of %s, and final: %s", (more, total, month, isFinal) =>
    expect(statement(`"customer_id":1211,${more}`, total)).toMatchObject({
      customer: "1211",
      month,
      isFinal,
      total: "211523.09",
      currency: "USD",
    }),
  );

  test("that names no customer is nobody's", () => {
    expect(statement('"billing_period":"2020-12","status":"Final","customer_id":null')).toBeNull();
  });
});

describe("an error body", () => {
  test.each([
    ['{"error":"You need to sign in"}', ["You need to sign in"]],
    ['{"errors":["Owner is taken","Customer is unknown"]}', ["Owner is taken", "Customer is unknown"]],
    ['{"errors":{"owner_id":["is taken"]}}', ["is taken"]],
    ['{"error":true,"message":"old form"}', ["old form"]],
    ['{"errors":[7,null]}', []],
    ["[]", []],
    ['"text"', []],
    ["null", []],
  ])("%s says %j", (text, lines) => expect(errorLines(body(text))).toEqual(lines));
});
