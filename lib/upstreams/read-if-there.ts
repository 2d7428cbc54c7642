import "server-only";
import type { Connection } from "@/lib/upstreams/connection";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { type ReadAsk, readFrom } from "@/lib/upstreams/read-from";

/** As `readFrom`; null when the upstream itself says 404. */
export async function readIfThere<T>(connection: Connection, ask: ReadAsk<T>): Promise<T | null> {
  try {
    return (await readFrom(connection, ask)).value;
  } catch (error) {
    if (error instanceof UpstreamFailure && error.status === 404) return null;
    throw error;
  }
}
