import { dictionary } from "../text/text.ts";

interface Asked {
  separateAdministration?: false | undefined;
  reviewSteps?: number | undefined;
}

/** Of what weakens 三员, which takes two. */
export const relaxationText = dictionary(
  {
    waits: "放宽设置的申请，待安全管理员确认",
    yours: "放宽设置的申请，待您确认",
    what: ({ separateAdministration, reviewSteps }: Asked, now: number) =>
      [
        ...(separateAdministration === false ? ["关闭三员分设"] : []),
        ...(reviewSteps === undefined ? [] : [`素材审核由 ${now} 级减为 ${reviewSteps} 级`]),
      ].join("；"),
    facts: (by: string, at: string, until: string) => `${by}于 ${at} 提出，${until} 前有效；确认之前，原设置照旧。`,
    anAdministrator: "系统管理员",
    confirm: "确认放宽",
    confirmTitle: "确认放宽设置？立即生效。",
    confirmed: "已放宽",
    refuse: "拒绝",
    withdraw: "撤回申请",
    dropped: "申请已撤销，原设置不变",
    ask: "此项须由安全管理员确认",
    askHint: (what: string) => `${what}。申请 72 小时内有效，由安全管理员在工作台确认；其他修改现在就保存。`,
    request: "提交申请",
  },
  {
    waits: "A weaker setting waits for a security administrator to confirm it",
    yours: "A weaker setting waits for you to confirm it",
    what: ({ separateAdministration, reviewSteps }: Asked, now: number) => {
      const steps = `review steps: ${reviewSteps} instead of ${now}`;
      if (separateAdministration === undefined) return `Fewer ${steps}`;
      return `Administration is no longer separate${reviewSteps === undefined ? "" : `; fewer ${steps}`}`;
    },
    facts: (by: string, at: string, until: string) =>
      `Requested by ${by} at ${at}, good until ${until}. Until it is confirmed the settings stay as they are.`,
    anAdministrator: "an administrator",
    confirm: "Confirm",
    confirmTitle: "Confirm the weaker setting? It holds at once.",
    confirmed: "Confirmed",
    refuse: "Refuse",
    withdraw: "Withdraw",
    dropped: "Dropped; the settings stay as they are",
    ask: "A security administrator has to confirm this",
    askHint: (what: string) =>
      `${what}. The request is good for 72 hours; a security administrator confirms it on the workbench. What else you changed is saved now.`,
    request: "Request",
  },
);
