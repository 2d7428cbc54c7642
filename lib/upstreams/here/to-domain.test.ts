import { describe, expect, test } from "vitest";
import { toHereReport } from "@/lib/upstreams/here/to-domain";
import { errorLines, WireNewReport, WireReport, WireReportList, WireToken } from "@/lib/upstreams/here/wire";
import { parseJson } from "@/lib/upstreams/json";

const body = (text: string) => parseJson(new TextEncoder().encode(text));

describe("a report request", () => {
  test("as the document prints it, quotes around the T included", () => {
    const text = `{"id":"REPORT-1475","status":"completed","resultHref":"https://elsewhere.example/output",
      "created":"2022-04-01'T'00:00:00","parameters":{"realm":"org1879256","startDate":"2022-03-01",
      "endDate":"2022-07-01T00:00:00","emailId":"requester@example.com","billingTag":"","groupBy":"appId, project","projectId":"hrn:p","subAccounts":["org112135"]}}`;
    expect(toHereReport(WireReport.parse(body(text)))).toEqual({
      hereId: "REPORT-1475",
      state: "completed",
      createdAt: "2022-04-01T00:00:00.000Z",
      asked: {
        realm: "org1879256",
        from: "2022-03-01T00:00:00.000Z",
        to: "2022-07-01T00:00:00.000Z",
        detailLevel: null,
        groupBy: ["appId", "project"],
        featureId: null,
        appId: null,
        projectHrn: "hrn:p",
        billingTag: null,
        category: null,
        channelId: null,
        chargeType: "all",
        hasUsageFields: false,
        subAccounts: ["org112135"],
      },
    });
  });

  test("without anything but id and state is read", () => {
    expect(toHereReport(WireReport.parse(body('{"id":"REPORT-100","status":"failed"}')))).toEqual({
      hereId: "REPORT-100",
      state: "failed",
      createdAt: null,
      asked: null,
    });
  });

  test.each(['{"id":"REPORT-1","status":"done"}', '{"status":"failed"}', '{"id":"../x","status":"failed"}', "[]"])(
    "%s is none",
    (text) => expect(WireReport.safeParse(body(text)).success).toBe(false),
  );

  test("a new one is kept by its id even in a state nobody documented", () => {
    expect(WireNewReport.parse(body('{"id":"REPORT-1007","status":"queued"}'))).toEqual({
      id: "REPORT-1007",
      status: "pending",
    });
  });

  test("a list whose count contradicts its items is its items", () => {
    const text = `{"total":18,"limit":5,"count":2,"nextOffset":0,"lastOffset":3,"items":[
      {"id":"REPORT-100","status":"inProgress"},{"id":"REPORT-145","status":"completed"},{"id":"REPORT-167","status":"failed"}]}`;
    expect(WireReportList.parse(body(text)).items.length).toBe(3);
  });
});

test.each([
  ['{"access_token":"t","token_type":"bearer","expires_in":3600}', true],
  ['{"access_token":"t","token_type":"Bearer","expires_in":3600}', true],
  ['{"access_token":"","token_type":"bearer","expires_in":3600}', false],
  ['{"access_token":"t","token_type":"mac","expires_in":3600}', false],
  ['{"access_token":"t","token_type":"bearer","expires_in":0}', false],
  ['{"accessToken":"t","tokenType":"bearer","expiresIn":3600}', false],
])("%s is a token answer: %s", (text, isToken) => expect(WireToken.safeParse(body(text)).success).toBe(isToken));

test.each([
  [
    '{"title":"Input data failed","cause":"Invalid Realm","details":{"title":"Bad","message":"Bad realm"}}',
    ["Invalid Realm", "Bad realm"],
  ],
  ['{"title":"Input data failed","details":[{"title":"One"},{"message":"Two"}]}', ["Input data failed", "One", "Two"]],
  ['{"error":"Unauthorized","error_description":"No credentials found."}', ["No credentials found."]],
  [
    '{"errorId":"E","httpStatus":401,"errorCode":401300,"message":"Invalid client credentials."}',
    ["Invalid client credentials."],
  ],
  ["null", []],
])("%s says %j", (text, lines) => expect(errorLines(body(text))).toEqual(lines));
