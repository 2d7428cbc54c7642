import type { Upstream } from "./faults";

const HTML = "<!DOCTYPE html><html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>";

export function htmlAnswer(status: number): Response {
  return new Response(HTML, { status, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

function bodyOf(upstream: Upstream, status: number): unknown {
  const message = `Failure ${status} was asked for`;
  if (upstream === "cloudhealth") return status === 422 ? { errors: [message] } : { error: message };
  if (upstream === "cloudmc") return { errors: [{ code: status, message, context: {} }] };
  if (status === 401 || status === 403)
    return { error: status === 401 ? "Unauthorized" : "Forbidden", error_description: message };
  return {
    title: message,
    errorId: "ERROR-asked-for",
    status,
    code: "E706999",
    cause: message,
    action: "Retry",
    correlationId: "",
  };
}

export function statusAnswer(upstream: Upstream, status: number): Response {
  if (status === 204 || status === 304) return new Response(null, { status });
  return Response.json(bodyOf(upstream, status), { status });
}

function emptied(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value !== "object" || value === null || depth === 0) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "total" || key === "count" ? 0 : emptied(inner, depth - 1),
    ]),
  );
}

/** A list that answers well and says there is nothing, as an upstream does whose index was lost. */
export async function emptyListAnswer(answer: Response): Promise<Response> {
  if (!answer.headers.get("Content-Type")?.includes("json")) return answer;
  const headers = new Headers(answer.headers);
  headers.delete("Link");
  headers.delete("Content-Length");
  if (headers.has("X-Total")) headers.set("X-Total", "0");
  const text = JSON.stringify(emptied(JSON.parse(await answer.text()), 2));
  return new Response(text, { status: answer.status, headers });
}
