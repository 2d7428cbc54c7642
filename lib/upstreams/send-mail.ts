import "server-only";
import { createTransport } from "nodemailer";
import type { Mail } from "@/lib/domain/people/link-mail";
import { settings } from "@/lib/support/env";
import { log } from "@/lib/support/log";
import { isLoopbackHost } from "@/lib/support/private-host";

const DEADLINE_MS = 10_000;

export interface Recipient {
  readonly name: string;
  readonly address: string;
}

/**
 * Whether the mail server took it; null when none is configured. At once and not by the worker: what waits is kept, and
 * a link that lets somebody in is kept nowhere.
 */
export async function sendMail(to: Recipient, mail: Mail): Promise<"sent" | "failed" | null> {
  const { mailServer } = settings();
  if (!mailServer) return null;
  const transport = createTransport({
    url: mailServer.url,
    requireTLS: !isLoopbackHost(new URL(mailServer.url).hostname),
    connectionTimeout: DEADLINE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error("No answer in time"), { code: "LATE" })), DEADLINE_MS);
  });
  try {
    await Promise.race([transport.sendMail({ from: mailServer.from, to, ...mail }), late]);
    return "sent";
  } catch (error) {
    log.warn({ event: "mail-not-sent", ...reasonOf(error) }, "the mail server did not take a mail");
    return "failed";
  } finally {
    clearTimeout(timer);
    transport.close();
  }
}

/** What went wrong by its codes alone: the words of a mail server repeat addresses. */
function reasonOf(error: unknown): { code: string | null; answer: number | null } {
  if (typeof error !== "object" || error === null) return { code: null, answer: null };
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  const answer = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null;
  return { code, answer };
}
