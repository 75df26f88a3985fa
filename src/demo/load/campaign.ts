import type { BodyOf } from "../content/body.ts";
import { at } from "../content/days.ts";
import { bureau, type Stage } from "./stage.ts";

/** A campaign that the planner submits in the morning and the first reviewer approves in the afternoon of `day`. */
export async function approveCampaign(stage: Stage, body: BodyOf<"campaign.create">, day: string): Promise<string> {
  const planner = (time: string) => stage.as("planner", at(day, time));
  const { id, revision } = await planner("09:10")("campaign.create", { params: { bureau }, body });
  const params = { bureau, campaign: id };
  const submitted = await planner("09:30")("campaign.submit", { params, revision });
  await stage.as("reviewer1", at(day, "14:00"))("campaign.approve", { params, revision: submitted.revision });
  return id;
}

/** A booking that the planner submits and, when `state` says so, the second reviewer approves on `day`. */
export async function book(
  stage: Stage,
  body: BodyOf<"booking.create">,
  day: string,
  state: "approved" | "submitted" = "approved",
): Promise<void> {
  const planner = (time: string) => stage.as("planner", at(day, time));
  const { id, revision } = await planner("15:00")("booking.create", { params: { bureau }, body });
  const params = { bureau, booking: id };
  const submitted = await planner("15:20")("booking.submit", { params, revision });
  if (state === "submitted") return;
  await stage.as("reviewer2", at(day, "16:00"))("booking.approve", { params, revision: submitted.revision });
}
