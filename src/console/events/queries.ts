import type { FormInstance } from "antd";
import { useList, useRead, useVerb } from "../query.ts";

export const useEvents = () => useList("event.list");
export const useEvent = (event: string, enabled = true) => useRead("event.get", { event }, { enabled });

export const useCreateEvent = (form: FormInstance) => useVerb("event.create", ["event"], form);
export const useUpdateEvent = (form: FormInstance) => useVerb("event.update", ["event", "signup"], form);
export const usePublishEvent = () => useVerb("event.publish", ["event"]);
export const useHoldEvent = () => useVerb("event.hold", ["event"]);
export const useCancelEvent = () => useVerb("event.cancel", ["event", "signup"]);
