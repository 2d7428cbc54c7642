export type PageEntry = { label: string; href: string };

export type PaletteWords = {
  title: string;
  placeholder: string;
  pages: string;
  /** Holds `{query}`, filled in as one types. */
  empty: string;
  searching: string;
  failed: string;
  hint: string;
  kinds: Readonly<Record<string, string>>;
};
