import "server-only";

/** How a file is handed over (RFC 6266): saved under its name, never opened as a page. Names are plain ASCII. */
export function downloadHeaders({ name, type, bytes }: { name: string; type: string; bytes?: number }): HeadersInit {
  return {
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="${name.replace(/[^\w.-]+/g, "-")}"`,
    "X-Content-Type-Options": "nosniff",
    ...(bytes === undefined ? {} : { "Content-Length": String(bytes) }),
  };
}

export function csvDownload(name: string, text: string): Response {
  return new Response(text, { headers: downloadHeaders({ name, type: "text/csv; charset=utf-8" }) });
}
