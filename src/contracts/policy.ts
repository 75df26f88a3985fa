import "./jitless.ts";
import { z } from "zod";

/**
 * What a bureau asks of its people's passwords and sessions (MLPS level 2, GB/T 22239-2019 7.1.4.1). Somebody of
 * several bureaus is held to the strictest of each value.
 */
export const SecurityPolicy = z.strictObject({
  passwordMinLength: z.int().min(8).max(64),
  /** Of lower case, upper case, digits and symbols. */
  passwordClasses: z.int().min(1).max(4),
  /** So many wrong passwords in a row … */
  maxFailures: z.int().min(3).max(20),
  /** … lock the account for so long. */
  lockMinutes: z.int().min(1).max(1440),
  idleMinutes: z.int().min(5).max(1440),
  absoluteHours: z.int().min(1).max(168),
  twoFactor: z.enum(["off", "offered", "required"]),
});
export type SecurityPolicy = z.infer<typeof SecurityPolicy>;

export const POLICY_PRESETS = {
  default: {
    passwordMinLength: 8,
    passwordClasses: 3,
    maxFailures: 5,
    lockMinutes: 5,
    idleMinutes: 60,
    absoluteHours: 12,
    twoFactor: "offered",
  },
  mlps2: {
    passwordMinLength: 8,
    passwordClasses: 3,
    maxFailures: 5,
    lockMinutes: 5,
    idleMinutes: 10,
    absoluteHours: 12,
    twoFactor: "offered",
  },
} as const satisfies Record<string, SecurityPolicy>;
