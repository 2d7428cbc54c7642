interface Ticket {
  readonly id: string;
  readonly content: string;
}

const keyOf = (form: string) => `operation:${form}`;

/**
 * The id under which a form is sent. The same content gets the same id until the outcome is known, over a reload too,
 * so that sending twice is one operation. What was typed stays out of the browser's storage: only its hash is kept.
 */
export async function ticketFor(form: string, content: unknown): Promise<string> {
  const hash = await hashOf(JSON.stringify(content));
  const known = readTicket(form);
  if (known?.content === hash) return known.id;
  const id = crypto.randomUUID();
  sessionStorage.setItem(keyOf(form), JSON.stringify({ id, content: hash } satisfies Ticket));
  return id;
}

/** Once the outcome is known, sending again is a new intent. */
export function dropTicket(form: string): void {
  sessionStorage.removeItem(keyOf(form));
}

function readTicket(form: string): Ticket | null {
  const [, id, content] =
    /^\{"id":"([0-9a-f-]{36})","content":"([0-9a-f]{64})"\}$/.exec(sessionStorage.getItem(keyOf(form)) ?? "") ?? [];
  return id && content ? { id, content } : null;
}

async function hashOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
