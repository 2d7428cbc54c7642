/** A name in several languages as CloudMC sends it: language code to text; a language may be missing, all may be. */
export type Words = Readonly<Record<string, string>>;

/** Wanted language, then English, then whatever there is, then the fallback (cloudmc.md 1, "Names"). */
export function wordIn(words: Words, language: string, fallback: string): string {
  return words[language] || words.en || Object.values(words).find((text) => text !== "") || fallback;
}
