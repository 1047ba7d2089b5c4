/** `next` comes from the address: it may lead nowhere but into the console. */
export function insideOnly(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : '/';
}
