import { useBureau } from "../shell/bureau.ts";
import { PartnerToday } from "./PartnerToday.tsx";
import { StaffToday } from "./StaffToday.tsx";
import "./today.css";

/** What needs the person in view today. */
export default function TodayPage() {
  return useBureau().staff ? <StaffToday /> : <PartnerToday />;
}
