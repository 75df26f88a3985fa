/** Only paths of this console are followed after sign-in. */
export function inside(next: string | null): string {
  return next !== null && /^(?![^?#]*\/\/)\/[^\s\\]*$/.test(next) ? next : "/";
}
