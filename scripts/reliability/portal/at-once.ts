/** Does the work for every item, a few at a time. */
export async function atOnce<T>(few: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const hand = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: few }, hand));
}
