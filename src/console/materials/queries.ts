import type { FormInstance } from "antd";
import { useList, useRead, useVerb } from "../query.ts";

export const useMaterials = (options: { enabled?: boolean } = {}) => useList("material.list", {}, options);
export const useMaterial = (material: string) => useRead("material.get", { material });

/** Content or its state changed: playlists carry both. */
const CONTENT = ["material", "playlist"] as const;
export const useCreateMaterial = (form?: FormInstance) => useVerb("material.create", ["material"], form);
export const useUpdateMaterial = (form: FormInstance) => useVerb("material.update", CONTENT, form);
export const useWriteText = (form: FormInstance) => useVerb("material.write_text", CONTENT, form);
export const useSubmitVersion = () => useVerb("version.submit", CONTENT);
export const useApproveVersion = () => useVerb("version.approve", CONTENT);
export const useReturnVersion = () => useVerb("version.return", CONTENT);
export const useRenewVersion = (form: FormInstance) => useVerb("version.renew", CONTENT, form);
export const useWithdrawVersion = () => useVerb("version.withdraw", [...CONTENT, "plan"]);

/** One's own uploads that are not all there. */
export const useUnfinished = () => useList("upload.list");
export const useUploadState = (upload: string) => useRead("upload.get", { upload });
export const useCancelUpload = () => useVerb("upload.cancel", ["upload"]);
