import type { Hono } from "hono";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import type { EndpointRow } from "../contracts/endpoint.ts";
import type { AppEnv } from "../api/context.ts";

const STYLE = `
  body { font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; margin: 0 auto;
    max-width: 60rem; padding: 2rem 1rem; color: #1f1a17; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; border-bottom: 1px solid #e5ddd5; }
  table { border-collapse: collapse; width: 100%; } td { padding: .3rem .6rem .3rem 0; vertical-align: top; }
  code { font: 13px/1.5 ui-monospace, Consolas, monospace; word-break: break-all; } .method { font-weight: 600; }
`;

function Rows({ rows }: { rows: [string, EndpointRow][] }) {
  return (
    <table>
      {rows.map(([id, row]) => (
        <tr id={id}>
          <td class="method">{row.method}</td>
          <td>
            <code>{row.path}</code>
            <br />
            {row.summary.zh} · {row.summary.en}
          </td>
          <td>
            <code>{row.permission}</code>
          </td>
        </tr>
      ))}
    </table>
  );
}

function Docs() {
  const groups = Map.groupBy(Object.entries<EndpointRow>(ENDPOINTS), ([id]) => id.slice(0, id.indexOf(".")));
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>防非 API</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <h1>防非 Fangfei API</h1>
        <p>
          机器可读：<a href="/api/openapi.json">OpenAPI 3.1</a>（含每个字段的定义）。The machine-readable document has
          every field.
        </p>
        {[...groups].map(([group, rows]) => (
          <section>
            <h2>{group}</h2>
            <Rows rows={rows} />
          </section>
        ))}
      </body>
    </html>
  );
}

/** The API on one page, without a script and with nothing from elsewhere. */
export function apiDocsRoutes(app: Hono<AppEnv>): void {
  app.get("/api/docs", (c) => {
    c.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    return c.html(<Docs />);
  });
}
