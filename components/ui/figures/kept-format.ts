// Making a formatter takes far longer than using it, and a list uses the same few for every row.

const kept = new Map<string, unknown>();

function keep<T>(kind: string, [locale, options]: [string, object], make: () => T): T {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  const known = kept.get(key);
  if (known !== undefined) return known as T;
  const made = make();
  kept.set(key, made);
  return made;
}

export const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  keep("number", [locale, options], () => new Intl.NumberFormat(locale, options));

export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  keep("date", [locale, options], () => new Intl.DateTimeFormat(locale, options));

export const ageFormat = (locale: string, options: Intl.RelativeTimeFormatOptions): Intl.RelativeTimeFormat =>
  keep("age", [locale, options], () => new Intl.RelativeTimeFormat(locale, options));
