import "./jitless.ts";
import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { Bilingual } from "./problem.ts";

/** Key of the metric dictionary, e.g. `onsite_attendances`; whether it exists is judged by the rules. */
export const MetricKey = z.string().regex(/^[a-z][a-z0-9_]{2,39}$/);

/** Who files it: the host once for the event, each institution its own, or the system derives it. */
export const MetricOwner = z.enum(["host", "institution", "derived"]);
export type MetricOwner = z.infer<typeof MetricOwner>;

export const Metric = z.object({
  id: z.string(),
  key: MetricKey,
  name: Bilingual,
  unit: z.string(),
  owners: z.array(MetricOwner),
  /** Asked by default; the others only when the event or the campaign asks. */
  core: z.boolean(),
});
export type Metric = z.infer<typeof Metric>;

export const metricEndpoints = endpoints({
  "metric.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/metrics",
    permission: "member",
    summary: { zh: "指标字典", en: "The metric dictionary" },
    result: z.object({ items: z.array(Metric) }),
  },
});
