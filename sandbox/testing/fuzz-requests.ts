import fc from "fast-check";
import { nastyBody, nastySegment, nastyText } from "./fuzz-parts";
import { FUZZ_TEMPLATES, type FuzzUpstream, type Template } from "./fuzz-templates";

export type FuzzRequest = {
  upstream: FuzzUpstream;
  method: string;
  path: string;
  query: string;
  /** Over the credentials; null takes a header away. */
  headers: Record<string, string | null>;
  body: string | null;
};
type Change = (request: FuzzRequest) => FuzzRequest;

function plain({ upstream, method, path, query, body }: Template): FuzzRequest {
  const hasBody = body !== undefined;
  const headers: FuzzRequest["headers"] = hasBody ? { "Content-Type": "application/json" } : {};
  return { upstream, method, path, query: query ?? "", headers, body: hasBody ? JSON.stringify(body) : null };
}

const changedPath: fc.Arbitrary<Change> = fc.oneof(
  nastySegment.map(
    (part): Change =>
      (request) => ({ ...request, path: `${request.path}/${part}` }),
  ),
  nastySegment.map(
    (part): Change =>
      (request) => ({ ...request, path: request.path.replace(/[^/]*$/, part) }),
  ),
  fc.tuple(fc.nat(4), nastySegment).map(
    ([at, part]): Change =>
      (request) => {
        const parts = request.path.split("/");
        return { ...request, path: parts.map((old, place) => (place === at + 1 ? part : old)).join("/") };
      },
  ),
  fc.constantFrom("/", "//", "/.", "?").map(
    (end): Change =>
      (request) => ({ ...request, path: `/${request.path}${end}` }),
  ),
);

const PARAMETERS = [
  "page",
  "per_page",
  "client_api_id",
  "org_id",
  "filters[]",
  "dimensions[]",
  "interval",
  "fields",
  "include",
  "query",
  "name",
  "startDate",
  "endDate",
  "detailLevel",
  "limit",
  "offset",
  "groupBy",
  "language",
  "check_version",
  "unknown",
  "__proto__",
];

const changedQuery: fc.Arbitrary<Change> = fc
  .tuple(
    fc.constantFrom(...PARAMETERS),
    fc.oneof(nastySegment, nastyText.map(encodeURIComponent)),
    fc.constantFrom(1, 1, 2, 30),
  )
  .map(
    ([name, value, times]): Change =>
      (request) => {
        const added = Array.from({ length: value.length > 100 ? 1 : times }, () => `${name}=${value}`).join("&");
        return { ...request, query: `${request.query}&${added}` };
      },
  );

const shapelessQuery: fc.Arbitrary<Change> = fc
  .constantFrom("&&&===", "?&", "%", "a[]=1&a[b]=2&a=3", "=", "q=%E0%A4%A", `z=${"z".repeat(5000)}`)
  .map(
    (text): Change =>
      (request) => ({ ...request, query: `${request.query}${text}` }),
  );

const changedHeader: fc.Arbitrary<Change> = fc
  .constantFrom<[string, string | null]>(
    ["Authorization", null],
    ["Authorization", "Bearer"],
    ["Authorization", "Bearer wrong"],
    ["Authorization", 'OAuth oauth_consumer_key="%zz", oauth_signature="'],
    ["MC-Api-Key", null],
    ["MC-Api-Key", "é"],
    ["Content-Type", null],
    ["Content-Type", "text/plain"],
    ["Content-Type", "application/json; charset=utf-16"],
    ["Content-Type", "multipart/form-data; boundary=x"],
    ["Content-Type", "application/x-www-form-urlencoded"],
    ["Content-Encoding", "gzip"],
    ["Accept", "text/csv;q=2, */*;q=x"],
    ["Accept-Encoding", "gzip, br;q=0, zz"],
    ["X-Correlation-ID", "c".repeat(4000)],
    ["X-Correlation-ID", "é\t\u00ff"],
    ["X-Request-ID", ""],
    ["Range", "bytes=9-1"],
    ["If-None-Match", "*"],
    ["Cookie", "__proto__=1"],
    ["Expect", "something"],
    ["Host", "evil.example:99999"],
  )
  .map(
    ([name, value]): Change =>
      (request) => ({ ...request, headers: { ...request.headers, [name]: value } }),
  );

const changedMethod: fc.Arbitrary<Change> = fc
  .constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PROPFIND", "TRACE")
  .map(
    (method): Change =>
      (request) => ({ ...request, method }),
  );

const changeOf = (request: FuzzRequest): fc.Arbitrary<Change> =>
  fc.oneof(
    { weight: 3, arbitrary: changedPath },
    { weight: 5, arbitrary: changedQuery },
    { weight: 1, arbitrary: shapelessQuery },
    { weight: 2, arbitrary: changedHeader },
    { weight: 2, arbitrary: changedMethod },
    {
      weight: request.body === null ? 1 : 9,
      arbitrary: nastyBody(request.body ?? "").map(
        (body): Change =>
          (before) => ({ ...before, body }),
      ),
    },
  );

/** Valid requests with up to three things wrong in them. */
export const fuzzRequest: fc.Arbitrary<FuzzRequest> = fc.constantFrom(...FUZZ_TEMPLATES).chain((template) => {
  const request = plain(template);
  return fc
    .array(changeOf(request), { minLength: 0, maxLength: 3 })
    .map((changes) => changes.reduce((before, change) => change(before), request));
});
