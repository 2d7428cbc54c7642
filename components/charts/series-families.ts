/** What partners see on nearly every chart has a colour of its own; the order keeps usual neighbours of a stack apart. */
const FAMILIES: readonly { pattern: RegExp; slot: number }[] = [
  { pattern: /support/i, slot: 7 },
  { pattern: /transfer/i, slot: 3 },
  { pattern: /\bebs\b|block store/i, slot: 5 },
  { pattern: /ec2|compute/i, slot: 0 },
  { pattern: /rds|relational|database/i, slot: 6 },
  { pattern: /s3|storage/i, slot: 2 },
  { pattern: /cloudfront|cdn/i, slot: 4 },
  { pattern: /lambda|function/i, slot: 1 },
];

export function familySlot(name: string): number | null {
  return FAMILIES.find(({ pattern }) => pattern.test(name))?.slot ?? null;
}
