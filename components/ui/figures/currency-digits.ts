const ZERO = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
const THREE = "BHD IQD JOD KWD LYD OMR TND";
const FOUR = "CLF UYW";

const digitsOf = (codes: string, digits: number) => codes.split(" ").map((code) => [code, digits] as const);
const DIGITS: ReadonlyMap<string, number> = new Map([
  ...digitsOf(ZERO, 0),
  ...digitsOf(THREE, 3),
  ...digitsOf(FOUR, 4),
]);

/** ISO 4217 minor units. Intl follows CLDR instead, which drops the decimals of HUF, among others. */
export function currencyDigits(currency: string): number {
  return DIGITS.get(currency) ?? 2;
}
