import { barrage } from "./barrage.ts";

/** Every endpoint under fire by requests made from its own schemas: always an answer, never a fault, no trace of refusals. */
barrage(0);
