import type { RetentionPolicy, RetentionRule } from "../../contracts/personal-data.ts";
import type { Bilingual } from "../../contracts/problem.ts";

/** In words how long a field is kept, with the days of the policy in force. */
export function describeRule(rule: RetentionRule, days: RetentionPolicy & { contactDays: number }): Bilingual {
  const { auditDays, contactDays, invitationDays } = days;
  const rules: Record<RetentionRule, Bilingual> = {
    membership: { zh: "移除成员时删除", en: "Until the member is removed" },
    account: {
      zh: "不再属于任何单位且申请删除后删除",
      en: "Until the person belongs to no bureau any more and is erased",
    },
    session: { zh: "退出或过期后一天内删除", en: "Within a day after the session ends" },
    audit: { zh: `${auditDays} 天后抹去，记录保留`, en: `Blanked after ${auditDays} days; the record stays` },
    contact: { zh: `活动结束 ${contactDays} 天后删除`, en: `Until ${contactDays} days after the event` },
    invitation: {
      zh: `接受、撤回或过期 ${invitationDays} 天后删除`,
      en: `Until ${invitationDays} days after it was accepted, withdrawn or expired`,
    },
    record: {
      zh: "随业务记录保存；申请删除后姓名换成代号",
      en: "With the record; a pseudonym takes the name's place on request",
    },
    passing: { zh: "最多 3 天", en: "Three days at most" },
  };
  return rules[rule];
}

/** What stands in place of an erased person's name: always the same, so that different people stay different. */
export function pseudonymOf(person: string): string {
  return `已删除人员-${person.slice(-6)}`;
}
