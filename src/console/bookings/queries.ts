import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import type { Window } from "../../contracts/window.ts";
import { call } from "../call.ts";
import { keys } from "../keys.ts";
import { useList, useRead, useVerb } from "../query.ts";
import { useBureau } from "../shell/bureau.ts";

export const useBookings = () => useList("booking.list");
export const useBooking = (booking: string, enabled = true) => useRead("booking.get", { booking }, { enabled });
export const useScreens = () => useList("screen.list");
export const useGroups = () => useList("group.list");
export const usePlan = (screen: string, day: string) => useRead("plan.read", { screen, query: { day } });

const ON_AIR = ["booking", "plan", "campaign"] as const;
export const useCreateBooking = (form: FormInstance) => useVerb("booking.create", ON_AIR, form);
export const useUpdateBooking = (form: FormInstance) => useVerb("booking.update", ON_AIR, form);
/** Outside of a form: new windows for a booking as it lies on the lanes. */
export const useMoveBooking = () => useVerb("booking.update", ON_AIR);
export const useSubmitBooking = () => useVerb("booking.submit", ON_AIR);
/** Its caller shows what is over-booked. */
export const useApproveBooking = () => useVerb("booking.approve", ON_AIR, undefined, "overbooked");
export const useReturnBooking = () => useVerb("booking.return", ON_AIR);
export const useCancelBooking = () => useVerb("booking.cancel", ON_AIR);

export interface Asked {
  zone: string;
  windows: Window[];
  from: string;
  to: string;
}
/** When windows would be on the air, within `[from, to)`; null asks nothing. */
export function usePreview(asked: Asked | null) {
  const bureau = useBureau().id;
  return useQuery({
    queryKey: keys.read(bureau, "booking.preview", asked),
    queryFn: ({ signal }) =>
      call(
        "booking.preview",
        { params: { bureau }, body: asked ?? { zone: "", windows: [], from: "", to: "" } },
        { signal },
      ),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
}
