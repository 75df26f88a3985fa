/** Number of the four classes (lower, upper, digit, other) that occur. */
function classes(password: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;
}

/** MLPS level 2 (GB/T 22239-2019 8.1.4.1): at least 8 characters from three of the four classes. */
export function isStrongPassword(password: string): boolean {
  return password.length >= 8 && classes(password) >= 3;
}
