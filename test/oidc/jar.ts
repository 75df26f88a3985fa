/** A browser that keeps cookies for each origin and follows nothing by itself. */
export class Jar {
  readonly #cookies = new Map<string, Map<string, string>>();

  async fetch(url: string, options: { json?: unknown; form?: Record<string, string> } = {}): Promise<Response> {
    const { origin } = new URL(url);
    const kept = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, kept);
    const headers = new Headers({ cookie: [...kept].map(([name, value]) => `${name}=${value}`).join("; ") });
    if (options.json !== undefined) headers.set("content-type", "application/json");
    const body =
      options.json === undefined ? options.form && new URLSearchParams(options.form) : JSON.stringify(options.json);
    const method = body === undefined ? "GET" : "POST";
    const response = await fetch(url, { method, headers, redirect: "manual", ...(body !== undefined && { body }) });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      kept.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return response;
  }

  /** Follows redirects as long as they stay at `origin`: the page, or the address that leads away from there. */
  async follow(url: string, origin: string): Promise<{ url: string; page: string }> {
    let at = url;
    for (;;) {
      if (new URL(at).origin !== origin) return { url: at, page: "" };
      const response = await this.fetch(at);
      const to = response.headers.get("location");
      if (to === null) return { url: at, page: await response.text() };
      at = new URL(to, at).href;
    }
  }

  /** Submits the one form of a page, and follows. */
  async submit(
    { url, page }: { url: string; page: string },
    form: Record<string, string>,
    origin: string,
  ): Promise<{ url: string; page: string }> {
    const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1] ?? url;
    const response = await this.fetch(new URL(action, url).href, { form });
    const to = response.headers.get("location");
    if (to === null) throw new Error(`${action} led nowhere: ${response.status} ${await response.text()}`);
    return this.follow(new URL(to, url).href, origin);
  }
}
