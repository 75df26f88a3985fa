import type { ScheduleProblem } from "./types.ts";

const messages = {
  end_before_start: { zh: "结束时间必须晚于开始时间", en: "The end must be after the start" },
  too_many_bookings: { zh: "排期最多 500 个", en: "At most 500 bookings" },
  too_many_items: {
    zh: "播放内容过多：每个排期最多 500 项，总共最多 5000 项",
    en: "At most 500 items per booking, 5,000 in all",
  },
  too_many_spots: {
    zh: "结果超过 100,000 次播出，请缩短时间范围",
    en: "More than 100,000 spots: ask for a shorter range",
  },
  too_complex: { zh: "时段过于零碎，计算量超限", en: "Too many changes of competition to work out" },
  duplicate_id: { zh: "编号重复", en: "The id is used twice" },
  items_empty: { zh: "播放内容不能为空", en: "There is nothing to play" },
  weight_range: { zh: "权重须为 1 至 1000 的整数", en: "A weight is a whole number from 1 to 1000" },
  duration_range: { zh: "时长须在 1 秒至 2 小时之间", en: "A duration is between 1 second and 2 hours" },
  cap_range: { zh: "每小时播出上限须为 1 至 3600 的整数", en: "A cap is a whole number from 1 to 3600 plays per hour" },
  guarantee_range: {
    zh: "保证次数须为正整数，且有上限时至少比上限少一次",
    en: "A guarantee is a whole number of plays per hour, below the cap by at least one",
  },
} as const;

/** A refusal with its words. */
export function problem(code: keyof typeof messages, path: readonly (string | number)[]): ScheduleProblem {
  return { path, code, message: messages[code] };
}

/** A question over more days than it may ask for. */
export function rangeTooLong(maxDays: number, path: readonly (string | number)[]): ScheduleProblem {
  const message = { zh: `最多 ${maxDays} 天`, en: `At most ${maxDays} days is right` };
  return { path, code: "range_too_long", message };
}
