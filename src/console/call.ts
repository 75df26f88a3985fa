import { createClient } from "../contracts/client.ts";
import { language, tagOf } from "./text/language.ts";

/** The API, in the chosen language. */
export const call = createClient({ headers: () => ({ "accept-language": tagOf(language()) }) });
