const MARKS = /\p{Diacritic}/gu;

const plain = (text: string) => text.normalize("NFD").replace(MARKS, "").toLowerCase();

/** Every word typed must begin a word of the page's name; accents do not matter. */
export function matchingPages<Page extends { label: string }>(pages: readonly Page[], typed: string): Page[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  return pages.filter(({ label }) => {
    const words = plain(label).split(/[^\p{Letter}\p{Number}]+/u);
    return wanted.every((want) => words.some((word) => word.startsWith(want)));
  });
}
