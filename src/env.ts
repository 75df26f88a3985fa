/**
 * The Worker's bindings: the same names on Cloudflare (`wrangler.toml`) and on the bureau's own server, where
 * `src/host` writes them into workerd's configuration.
 */
export interface Env {
  BUREAU: DurableObjectNamespace;
  DIRECTORY: DurableObjectNamespace;
  /** Counts what is limited; holds nothing on disk. */
  LIMITER: DurableObjectNamespace;
  /** Cloudflare's edition keeps media in R2 … */
  MEDIA?: R2Bucket;
  /** … the own server in a disk service. Exactly one of the two is bound. */
  MEDIA_DISK?: Fetcher;
  /** The built console and player. */
  ASSETS: Fetcher;
  /** Hashes passwords where it does not hold up the objects: `POST /hash`, `POST /verify`. */
  HASHER: Fetcher;
  /** Signs sessions; at least 32 characters. */
  AUTH_SECRET: string;
  /** Lets the demo loader set each request's instant, until the demo content is complete. */
  DEMO_SECRET?: string;
  /** The one-time link that creates the first bureau. */
  SETUP_SECRET?: string;
  /** Origin for links and QR codes; otherwise the request's own. */
  PUBLIC_URL?: string;
  /** Sign-in by the organisation's own OIDC provider; absent = none. */
  OIDC_ISSUER?: string;
  OIDC_CLIENT_ID?: string;
  OIDC_CLIENT_SECRET?: string;
  /** What the button says. */
  OIDC_NAME?: string;
  /** `server` on the own server. */
  EDITION?: string;
  /** Own server: addresses of the HTTPS proxies whose `X-Forwarded-For` counts, separated by commas. */
  PROXY?: string;
  /** Requests a second that one address may go on sending to the API; `0` = as many as it likes, absent = 200. */
  CEILING?: string;
  /** Own server: how many live channels may be open at once before workerd would run out of descriptors. */
  MAX_LIVE?: string;
  /** Hosts that bureaus may have alerts sent to (`host` or `host:port`, separated by commas); absent = WeCom's and DingTalk's robots. */
  WEBHOOKS?: string;
  /** `1` when demo content is asked for. */
  DEMO?: string;
}
