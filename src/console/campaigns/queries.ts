import type { FormInstance } from "antd";
import { useList, useRead, useVerb } from "../query.ts";

export const useCampaigns = (options: { enabled?: boolean } = {}) => useList("campaign.list", {}, options);
export const useCampaign = (campaign: string) => useRead("campaign.get", { campaign });
export const useCampaignReach = (campaign: string, enabled: boolean) =>
  useRead("reach.campaign", { campaign }, { enabled });
export const useThemes = () => useList("theme.list");
export const useMetrics = () => useRead("metric.list", {});

export const useCreateTheme = () => useVerb("theme.create", ["theme"]);
export const useCreateCampaign = (form: FormInstance) => useVerb("campaign.create", ["campaign"], form);
export const useUpdateCampaign = (form: FormInstance) => useVerb("campaign.update", ["campaign", "reach"], form);
export const useSubmitCampaign = () => useVerb("campaign.submit", ["campaign"]);
export const useApproveCampaign = () => useVerb("campaign.approve", ["campaign"]);
export const useReturnCampaign = () => useVerb("campaign.return", ["campaign"]);
export const useCancelCampaign = () => useVerb("campaign.cancel", ["campaign", "booking"]);
export const useArchiveCampaign = () => useVerb("campaign.archive", ["campaign"]);
