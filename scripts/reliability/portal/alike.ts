import type { AccessCase } from "./access-cases";
import { type Answer, saidOf } from "./portal-client";

/** Cases in which a customer's person asks for what is another's or nobody's: both must be answered alike. */
export function isCompared({ principal, object }: AccessCase): boolean {
  return principal.role === "viewer" && (object === "absent" || object === anothers(principal.name));
}

const anothers = (viewer: string) => (viewer === "viewer-b" ? "own" : "foreign");

/** Pairs that could be told from each other: by status, by words, by length. */
export function unlikePairs(told: ReadonlyMap<AccessCase, Answer>): string[] {
  const groups = new Map<string, [AccessCase, Answer][]>();
  for (const [one, answer] of told) {
    const of = `${one.principal.name} ${one.entry}`;
    groups.set(of, [...(groups.get(of) ?? []), [one, answer]]);
  }
  return [...groups].flatMap(([of, answers]) => {
    // A word that is one's id may stand in the other's page for itself.
    const ids = answers.flatMap(([one]) => one.ids);
    return new Set(answers.map(([{ entry }, answer]) => essence(entry, answer, ids))).size > 1 ? [of] : [];
  });
}

function essence(entry: string, answer: Answer, ids: readonly string[]): string {
  if (!entry.startsWith("/")) return saidOf(answer);
  const { status, headers } = answer;
  const whole = `${status} ${headers.location ?? ""} ${answer.text}`;
  const [nonce = "none"] = /(?<='nonce-)[\w+/=-]+/.exec(String(headers["content-security-policy"])) ?? [];
  const told = ids.reduce((text, id) => text.replaceAll(grouped(id), "ID"), whole.replaceAll(nonce, "NONCE"));
  // Where the stream of a page is cut into scripts is up to the moment.
  const plain = told.replaceAll('"])</script><script nonce="NONCE">self.__next_f.push([1,"', "");
  return String(headers["content-type"]).startsWith("text/html") ? `${status} ${wordsOf(plain)}` : plain;
}

/** A page may say how old its figures are, and its parts come in the order in which they are ready. */
function wordsOf(page: string): string {
  const text = page.replace(/<script(?![^>]*>self\.__next_f)[^>]*>.*?<\/script>/gs, " ").replace(/<[^>]*>/g, " ");
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return [...new Set(words)]
    .filter((word) => !/^(second|minute|hour)s?$/.test(word))
    .sort()
    .join(" ");
}

/** An id as it is, as it stands in an address, or in groups of digits. */
function grouped(id: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const digits = /^\d{12}$/.test(id) ? [id.replace(/(\d{4})(?=\d)/g, "$1\\s?")] : [];
  const forms = [literal(id), literal(encodeURIComponent(id)), ...digits].join("|");
  return new RegExp(`(?<![\\p{L}\\d])(?:${forms})(?![\\p{L}\\d])`, "gu");
}
