import words from "../words/en/audit.json";

type Kind = keyof typeof words.kinds;
type Field = keyof typeof words.fields;

/** Null for what came after these words; it is then shown as it is written. */
export function auditKindWord(kind: string): Kind | null {
  return isIn(words.kinds, kind) ? kind : null;
}

export function auditFieldWord(field: string): Field | null {
  return isIn(words.fields, field) ? field : null;
}

function isIn<W extends object>(known: W, name: string): name is Extract<keyof W, string> {
  return Object.hasOwn(known, name);
}
