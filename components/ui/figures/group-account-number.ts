/** Groups of four for the eye; anything that is not twelve digits stays as it is. */
export function groupAccountNumber(value: string): string {
  return /^\d{12}$/.test(value) ? value.replace(/(\d{4})(?=\d)/g, "$1\u00a0") : value;
}
