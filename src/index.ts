import { app } from "./api/app.ts";

export { Bureau } from "./bureau/object.ts";
export { Hasher } from "./directory/hasher.ts";
export { Directory } from "./directory/object.ts";
export { Limiter } from "./platform/limiter.ts";

export default { fetch: app.fetch };
