import type { FormInstance } from "antd";
import { useRead, useVerb } from "../query.ts";

export const useFeeds = (screen: string) => useRead("feed.list", { screen, query: { limit: 200 } });
export const useCreateFeed = (form: FormInstance) => useVerb("feed.create", ["feed"], form);
export const useRotateFeed = () => useVerb("feed.rotate", ["feed"]);
export const useRevokeFeed = () => useVerb("feed.revoke", ["feed"]);
