/** Writes the control characters inside JSON strings as escapes; outside of strings they are left alone. */
export function escapeRawControls(json: string): string {
  let isInString = false;
  return json.replace(/\\[\s\S]|["\p{Cc}]/gu, (found) => {
    if (found === '"') isInString = !isInString;
    const code = found.charCodeAt(0);
    return isInString && code < 0x20 ? `\\u${code.toString(16).padStart(4, "0")}` : found;
  });
}
