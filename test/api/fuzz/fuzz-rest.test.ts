import { barrage } from "./barrage.ts";

/** The other endpoints under fire by requests made from its own schemas: always an answer, never a fault, no trace of refusals. */
barrage(1);
