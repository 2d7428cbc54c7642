/** Of a tone's mark, drawn once per page. */
export const markId = (tone: string) => `hw-mark-${tone}`;
