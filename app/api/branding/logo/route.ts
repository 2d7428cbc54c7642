import { anyRoute, notThere } from "@/lib/auth/define-route";
import { loadLogo } from "@/lib/services/branding/load-logo";

/** A page names the picture it wants by its hash, so a kept one is never the wrong one. */
const KEPT_S = 300;

/** The partner's logo as it was drawn here, the same for every customer. */
export const GET = anyRoute("branding:manage", async ({ scope, headers }) => {
  const logo = await loadLogo(scope);
  if (!logo) return notThere();
  const tag = `"${logo.hash}"`;
  const told = { ETag: tag, "Cache-Control": `private, max-age=${KEPT_S}`, "X-Content-Type-Options": "nosniff" };
  if (headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers: told });
  return new Response(logo.bytes, {
    headers: { ...told, "Content-Type": "image/png", "Content-Disposition": 'inline; filename="logo.png"' },
  });
});
