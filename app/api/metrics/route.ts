import { notThere } from "@/lib/auth/define-route";
import { bringsMetricsToken } from "@/lib/auth/metrics-token";
import { systemScope } from "@/lib/auth/system-scope";
import { METRICS_TYPE, tellMetrics } from "@/lib/services/upkeep/tell-metrics";

export const dynamic = "force-dynamic";

/** For a Prometheus server. Whoever does not bring the token learns nothing but that there is no such thing. */
export async function GET(request: Request): Promise<Response> {
  if (!bringsMetricsToken(request.headers)) return notThere();
  const text = await tellMetrics(systemScope("metrics"));
  return new Response(text, { headers: { "Content-Type": METRICS_TYPE, "Cache-Control": "private, no-store" } });
}
