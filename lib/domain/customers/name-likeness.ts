/** How two names of one company come to differ between vendors, from sure to doubtful. */
export type LikenessReason = "same" | "same-words" | "one-in-other" | "spelling" | "shared-words";

export interface NameLikeness {
  /** From 0 to 1; only for putting candidates in order. */
  readonly score: number;
  readonly why: LikenessReason;
  /** The words both names have. */
  readonly shared: readonly string[];
}

const LEGAL_FORMS = new Set(
  (
    "ab ag aps as asa bhd bv cie co company corp corporation doo eirl gmbh inc incorporated kft kg kk lda limited llc llp " +
    "lp ltd ltda mbh nv oy oyj plc pte pty sa sagl sarl sas sasu sdn sl slu spa spol sprl srl sro ug"
  ).split(" "),
);
const LINKING = new Set("a and de der die du et for of the und y".split(" "));
const LEAST_LIKE = 0.5;
const LEAST_SPELLING = 0.8;
const SHORTEST_TELLING = 3;

/** Null for names that say nothing of each other. Case, accents, punctuation and legal forms do not count. */
export function nameLikeness(one: string, other: string): NameLikeness | null {
  const left = tellingWords(one);
  const right = tellingWords(other);
  const shared = left.filter((word) => right.includes(word));
  const is = (why: LikenessReason, score: number): NameLikeness => ({ score, why, shared });
  if (left.length === 0 || right.length === 0) return null;
  if (left.join("") === right.join("")) return is("same", 1);
  const union = new Set([...left, ...right]).size;
  if (shared.length === union) return is("same-words", 0.95);
  const telling = shared.some((word) => word.length >= SHORTEST_TELLING || isWithoutSpaces(word));
  const overlap = shared.length / union;
  if (telling && shared.length === Math.min(left.length, right.length)) return is("one-in-other", 0.6 + 0.3 * overlap);
  const spelling = bigramLikeness(left.join(" "), right.join(" "));
  if (spelling >= LEAST_SPELLING) return is("spelling", 0.85 * spelling);
  return telling && overlap >= LEAST_LIKE ? is("shared-words", 0.7 * overlap) : null;
}

/** The best few of many, the likeliest first. */
export function likeliest<T extends { readonly name: string }>(
  name: string,
  candidates: readonly T[],
  most: number,
): (T & { readonly likeness: NameLikeness })[] {
  return candidates
    .flatMap((candidate) => {
      const likeness = nameLikeness(name, candidate.name);
      return likeness === null ? [] : [{ ...candidate, likeness }];
    })
    .sort((left, right) => right.likeness.score - left.likeness.score || (left.name < right.name ? -1 : 1))
    .slice(0, most);
}

/** "S.A." and "G.m.b.H." are one word; what is left when every word is a legal form are the words themselves. */
function tellingWords(name: string): string[] {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase();
  const words = plain.replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !LEGAL_FORMS.has(word) && !LINKING.has(word));
  return telling.length > 0 ? telling : words;
}

/** A single character of such a script says as much as a word. */
function isWithoutSpaces(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);
}

/** Dice's coefficient over pairs of characters: slips of the pen change few of them. */
function bigramLikeness(one: string, other: string): number {
  const left = bigrams(one);
  const right = bigrams(other);
  if (left.length === 0 || right.length === 0) return 0;
  const rest = [...right];
  const common = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / (left.length + right.length);
}

function bigrams(text: string): string[] {
  const letters = Array.from(text);
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}
