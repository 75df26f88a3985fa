import type { FormInstance } from "antd";
import { useList, useVerb } from "../query.ts";

/** Sign-ups, of one event when it is given; an institution's person gets their own. */
export const useSignups = (event?: string) => useList("signup.list", event === undefined ? {} : { event });

/** A sign-up changes the counts of its event. */
const STALE = ["signup", "event"] as const;
export const useSignUp = (form: FormInstance) => useVerb("signup.create", STALE, form);
export const useWithdraw = () => useVerb("signup.withdraw", STALE);
export const useAcceptOffer = () => useVerb("signup.accept_offer", STALE);
export const useDeclineOffer = () => useVerb("signup.decline_offer", STALE);
export const useConfirmSignup = () => useVerb("signup.confirm", STALE);
export const useRefuseSignup = () => useVerb("signup.refuse", STALE);
