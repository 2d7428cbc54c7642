import { type Example, loadExamples } from "../conformance/example";

export type FuzzUpstream = "cloudhealth" | "cloudmc" | "here" | "hereToken";
export type Template = { upstream: FuzzUpstream; method: string; path: string; query?: string; body?: unknown };

const ADDRESS = { street1: "1 Main St", city: "Springfield", state: "MA", zipcode: "01234", country: "US" };
export const FUZZ_SPECIFICATION = [
  '<CHTBillingRules createdBy="user@partner.example" date="2026-01-01"><RuleGroup startDate="2026-01-01">',
  '<BillingRule name="ten off"><BasicBillingRule billingAdjustment="10.0" billingRuleType="percentDiscount"/>',
  '<Product productName="Amazon CloudFront"/></BillingRule></RuleGroup></CHTBillingRules>',
].join("");
const COST = "dimensions[]=time&dimensions[]=AWS-Service-Category&measures[]=cost&interval=monthly&client_api_id=3947";
const DATES = "startDate=2026-07-01T00:00:00&endDate=2026-07-08T00:00:00";
const TAG_GROUP = { asset_type: "AwsAccount", ids: [1_511_828_480_001], tags: [{ key: "owner", value: "Fred" }] };
const REALM = "/v2/usage/realms/org100000001";

const CLOUDHEALTH: Omit<Template, "upstream">[] = [
  { method: "GET", path: "/v1/customers", query: "page=1&per_page=30" },
  { method: "GET", path: "/v2/customers/3948" },
  { method: "POST", path: "/v1/customers", body: { name: "Fuzz", address: ADDRESS, tags: [{ key: "a", value: "b" }] } },
  { method: "POST", path: "/v2/customers", body: { name: "Fuzz 2", azure_customer_id: "34fdg" } },
  { method: "PUT", path: "/v1/customers/3954", body: { tags: [], partner_billing_configuration: { enabled: "true" } } },
  { method: "DELETE", path: "/v1/customers/3956" },
  { method: "GET", path: "/v1/aws_accounts", query: "client_api_id=3947&page=2&per_page=1" },
  { method: "POST", path: "/v1/aws_accounts", body: { name: "Fuzz", authentication: { protocol: "access_key" } } },
  {
    method: "PUT",
    path: "/v1/aws_accounts/1511828480003",
    body: { tags: [{ key: "a", value: "b" }], region: "global" },
  },
  { method: "GET", path: "/v1/aws_accounts/1511828480003/generate_external_id" },
  { method: "GET", path: "/v1/aws_account_assignments", query: "per_page=100" },
  { method: "POST", path: "/v1/aws_account_assignments", body: { owner_id: "000000000001", customer_id: 3947 } },
  {
    method: "PUT",
    path: "/v1/aws_account_assignments/70001",
    body: { customer_id: 3947, payer_account_owner_id: "1" },
  },
  { method: "GET", path: "/v2/aws_account_assignments" },
  {
    method: "POST",
    path: "/v2/aws_account_assignments",
    body: {
      aws_account_assignments: [
        { target_client_api_id: 3947, billing_block_type: "Standalone", owner_id: ["123456789012"] },
      ],
    },
  },
  {
    method: "GET",
    path: "/api/search",
    query: "name=AwsAccount&api_version=2&query=is_active%3D1&fields=name,owner_id&page=1",
  },
  { method: "GET", path: "/api/AwsAccount.json" },
  { method: "GET", path: "/olap_reports" },
  { method: "GET", path: "/olap_reports/cost/history", query: COST },
  { method: "GET", path: "/olap_reports/cost/history/new" },
  { method: "GET", path: "/v1/price_books/" },
  { method: "POST", path: "/v1/price_books", body: { book_name: "Fuzz", specification: FUZZ_SPECIFICATION } },
  { method: "PUT", path: "/v1/price_books/dry_run", body: { specification: FUZZ_SPECIFICATION } },
  { method: "POST", path: "/v1/price_book_assignments", body: { price_book_id: 61, target_client_api_id: 3947 } },
  {
    method: "POST",
    path: "/v1/price_book_account_assignments",
    body: { price_book_assignment_id: 1, billing_account_owner_id: "ALL" },
  },
  { method: "GET", path: "/v1/customer_statements/", query: "&client_api_id=3947" },
  { method: "GET", path: "/v1/azure_partner_customers/8801" },
  { method: "PUT", path: "/v1/azure_partner_customer_accounts/add/3947", body: { azure_customer_ids: ["a", "b"] } },
  { method: "PUT", path: "/v1/azure_subscriptions/add/3947", body: { azure_subscription_ids: ["a"] } },
  {
    method: "POST",
    path: "/v2/organizations",
    body: { name: "Fuzz", description: "d", parent_organization_id: "6116033430001" },
  },
  {
    method: "PUT",
    path: "/v2/organizations/6116033430001/accounts",
    body: { aws_accounts: ["123456789012"], azure_subscriptions: ["x"] },
  },
  {
    method: "GET",
    path: "/v2/organizations/6116033430001/aws_accounts",
    query: "page=2&per_page=30&sort=name&query=acme",
  },
  { method: "GET", path: "/v2/organizations/6116033430001/available_accounts", query: "type=aws_accounts" },
  { method: "POST", path: "/v1/custom_tags", body: { tag_groups: [TAG_GROUP] } },
  {
    method: "POST",
    path: "/v1/perspective_schemas",
    body: { schema: { name: "Fuzz", rules: [], merges: [], constants: [] } },
  },
  {
    method: "PUT",
    path: "/v1/perspective_schemas/206159639001",
    query: "check_version=1",
    body: { schema: { name: "Fuzz" } },
  },
  { method: "POST", path: "/v1/partner_billing_rules", body: { name: "Fuzz", rules: [] } },
];

const CLOUDMC: Omit<Template, "upstream">[] = [
  { method: "GET", path: "/api/v2/organizations" },
  {
    method: "GET",
    path: "/api/v2/reports/customers",
    query: "start_date=2026-07-01T00:00:00Z&end_date=2026-08-01T00:00:00Z",
  },
  {
    method: "GET",
    path: "/api/v2/reports/organization_pricing",
    query: "start_date=2026-07-01T00:00:00Z&end_date=2026-08-01T00:00:00Z&language=en",
  },
  { method: "GET", path: "/api/v2/pricing_packages" },
  { method: "GET", path: "/api/v2/applied_pricings" },
  { method: "GET", path: "/api/v2/product_catalogs" },
  { method: "GET", path: "/api/v2/invoices" },
];

const HERE: Omit<Template, "upstream">[] = [
  { method: "GET", path: `${REALM}`, query: `${DATES}&detailLevel=day&limit=10&offset=0` },
  { method: "GET", path: `${REALM}/csv`, query: DATES },
  {
    method: "POST",
    path: `${REALM}/reports`,
    query: `${DATES}&detailLevel=day`,
    body: { subAccounts: ["org100003947"] },
  },
  { method: "GET", path: `${REALM}/reports`, query: "limit=5&status=completed" },
  { method: "GET", path: `${REALM}/reports/REPORT-1000` },
  { method: "GET", path: `${REALM}/reports/REPORT-1000/output` },
];

const named = (upstream: FuzzUpstream, templates: Omit<Template, "upstream">[]): Template[] =>
  templates.map((template) => ({ ...template, upstream }));

const UPSTREAMS = {
  cloudhealth: "cloudhealth",
  cloudmc: "cloudmc",
  here: "here",
  "here-account": "hereToken",
} as const;

/** The printed requests are valid ones too, once they name a customer of this world. */
function fromExample({ upstream, request }: Example): Template[] {
  const localText = JSON.stringify(request).replaceAll(/(?<!\d)1234(?!\d)/g, "3947");
  const local: Example["request"] = JSON.parse(localText);
  const query = local.query
    .filter(([name]) => name !== "api_key")
    .map((pair) => pair.map(encodeURIComponent).join("="));
  const path = upstream === "here-account" ? "" : encodeURI(local.path).replaceAll(/%5B|%5D/g, "");
  const template = { upstream: UPSTREAMS[upstream], method: local.method, path, query: query.join("&") };
  return [local.body === null ? template : { ...template, body: local.body }];
}

export const FUZZ_TEMPLATES: readonly Template[] = [
  ...named("cloudhealth", CLOUDHEALTH),
  ...named("cloudmc", CLOUDMC),
  ...named("here", HERE),
  { upstream: "hereToken", method: "POST", path: "", body: { grantType: "client_credentials" } },
  ...loadExamples().flatMap(fromExample),
];
