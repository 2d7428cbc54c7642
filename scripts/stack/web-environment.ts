import { deriveSecret } from "@/lib/support/derive-secret";
import type { Settings } from "@/lib/support/env";

/** What Next and next-auth read by names of their own. */
export function webEnvironment(settings: Settings): Record<string, string> {
  return {
    PORT: String(settings.port),
    HOSTNAME: settings.host,
    HOST: settings.host,
    APP_ORIGIN: settings.appOrigin,
    NEXTAUTH_URL: settings.appOrigin,
    NEXTAUTH_SECRET: deriveSecret("session"),
  };
}

/** Where this machine reaches the web, which may listen on every address and be known to people by another name. */
export function localOrigin({ host, port }: Pick<Settings, "host" | "port">): string {
  const reached = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  return `http://${reached}:${port}`;
}
