import "./jitless.ts";
import { z } from "zod";

/** A person as others see them in trails: the name as it was at that time. */
export const PersonRef = z.object({ id: z.string(), name: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;
