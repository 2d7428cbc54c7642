/** How a name is searched: lower case, without accents, blanks as one. */
export function toSearchText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
