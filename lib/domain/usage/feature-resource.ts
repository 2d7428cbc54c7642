/** What a feature's HRN names, whoever's it is: `hrn:here:service::<realm>:<resource>` (here-usage.md 1). */
export function featureResource(hrn: string): string {
  return /^hrn:here:[^:]*:[^:]*:[^:]*:(.+)$/.exec(hrn)?.[1] ?? hrn;
}
