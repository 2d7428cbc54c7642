/** An http or https address without user name, query or fragment: what follows it is put there by us. */
export function isPlainAddress(value: string): boolean {
  if (!URL.canParse(value) || /[?#]/.test(value)) return false;
  const { protocol, username, password } = new URL(value);
  return ["http:", "https:"].includes(protocol) && username === "" && password === "";
}

export function withoutEndSlashes(address: string): string {
  return address.replace(/\/+$/, "");
}
