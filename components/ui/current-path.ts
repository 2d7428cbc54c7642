/** A page belongs to a link when it is that page or, unless exactness is asked for, lies below it. */
export function isCurrentPath(pathname: string, href: string, isExact: boolean): boolean {
  if (pathname === href) return true;
  return !isExact && pathname.startsWith(`${href}/`);
}
