import { METRICS } from "../../domain/metric/dictionary.ts";
import type { Verb } from "../verb.ts";

export const listMetrics: Verb<"metric.list"> = () => ({ items: [...METRICS] });
