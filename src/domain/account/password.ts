import type { SecurityPolicy } from "../../contracts/policy.ts";

/** Number of the four classes (lower, upper, digit, other) that occur. */
function classes(password: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;
}

export type PasswordRule = Pick<SecurityPolicy, "passwordMinLength" | "passwordClasses">;

/** Length in characters as a person counts them, and how many of the four classes occur (GB/T 22239-2019 7.1.4.1). */
export function isStrongPassword(password: string, rule: PasswordRule): boolean {
  return [...password].length >= rule.passwordMinLength && classes(password) >= rule.passwordClasses;
}
