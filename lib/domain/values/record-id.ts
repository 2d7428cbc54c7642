const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a piece of an address can be the id of one of our own records; anything else is simply not there. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && UUID.test(text);
}
