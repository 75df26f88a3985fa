import { z } from "zod";

// Schemas would try whether they may compile themselves, which a page's policy forbids and reports; a Worker cannot
// anyway. It is asked when a schema is made: whatever makes one before all others imports this first.
z.config({ jitless: true });
