import type { RetentionPolicy } from "../../contracts/personal-data.ts";

/** Days that personal values are kept for. Logs: at least six months (Cybersecurity Law art. 23(3)), here twelve. */
export const RETENTION: RetentionPolicy = { auditDays: 365, invitationDays: 30 };
