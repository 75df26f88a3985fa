import { BookingStateTag } from "../bookings/BookingStateTag.tsx";
import { daysOfWindows } from "../bookings/windows.ts";
import { CampaignStateTag } from "../campaigns/CampaignStateTag.tsx";
import { judgingOf } from "../materials/review.ts";
import { VersionStateTag } from "../materials/VersionStateTag.tsx";
import { useList } from "../query.ts";
import { Relaxation } from "../settings/Relaxation.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { Running } from "../takeover/Running.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { AlertsStopped } from "./AlertsStopped.tsx";
import { ExpiringPanel } from "./ExpiringPanel.tsx";
import { FirstSteps } from "./FirstSteps.tsx";
import { Panel } from "./Panel.tsx";
import { ScreensPanel } from "./ScreensPanel.tsx";
import { text } from "./text.ts";
import { TakeoversPanel } from "./TakeoversPanel.tsx";
import { WeekPanel } from "./WeekPanel.tsx";

const MINUTE_MS = 60_000;

/** The bureau's workbench: each panel only for those who can do what it asks. */
export function StaffToday() {
  const words = useText(text);
  const bureau = useBureau();
  const time = useTime();
  const { may, person } = bureau;
  // Stays open all day: what others submit appears without a reload.
  const often = { refetchIntervalMs: MINUTE_MS };
  const materials = useList("material.list", {}, often);
  const campaigns = useList("campaign.list", {}, often);
  const bookings = useList("booking.list", {}, often);
  const signups = useList("signup.list", { state: "pending" }, { ...often, enabled: may("signup.confirm") });
  const outcomes = useList("outcome.list", { state: "submitted" }, { ...often, enabled: may("outcome.accept") });

  const versions = materials.data?.flatMap((material) =>
    material.versions.map((version) => ({
      material,
      version,
      item: {
        key: version.id,
        title: material.title,
        to: `materials/${material.id}`,
        tag: <VersionStateTag state={version.state} />,
      },
    })),
  );
  const campaignItem = (one: NonNullable<typeof campaigns.data>[number]) => ({
    key: one.id,
    title: one.name,
    to: `campaigns/${one.id}`,
    note: time.days(one.startsOn, one.endsOn),
    tag: <CampaignStateTag state={one.state} />,
  });
  const bookingItem = (one: NonNullable<typeof bookings.data>[number]) => ({
    key: one.id,
    title: one.title,
    to: `bookings/${one.id}`,
    note: time.days(...daysOfWindows(one.windows)),
    tag: <BookingStateTag state={one.state} />,
  });
  const drafts = versions &&
    campaigns.data &&
    bookings.data && [
      ...campaigns.data.filter((one) => one.state === "draft" && one.createdBy.id === person.id).map(campaignItem),
      ...versions
        .filter(({ version }) => version.state === "draft" && version.createdBy.id === person.id)
        .map(({ item }) => item),
      ...bookings.data
        .filter((one) => (one.state === "draft" || one.state === "returned") && one.createdBy.id === person.id)
        .map(bookingItem),
    ];
  return (
    <Page title={words.title} intro={words.hello(person.name)}>
      <Running />
      <Relaxation />
      <AlertsStopped />
      <FirstSteps />
      <div className="today">
        <div className="today-two">
          {may("material.review") && (
            <Panel
              title={words.reviews}
              empty={words.noReviews}
              failed={materials.isError}
              items={versions
                ?.filter(({ material, version }) => judgingOf(material, version, bureau, time.today).approves)
                .map(({ item }) => ({ ...item, to: `reviews?version=${item.key}` }))}
            />
          )}
          {may("booking.review") && (
            <Panel
              title={words.bookings}
              empty={words.noBookings}
              failed={bookings.isError}
              items={bookings.data
                ?.filter((one) => one.state === "submitted" && one.submittedBy?.id !== person.id)
                .map(bookingItem)}
            />
          )}
          {may("takeover.review") && <TakeoversPanel />}
          {may("campaign.review") && (
            <Panel
              title={words.campaigns}
              empty={words.noCampaigns}
              failed={campaigns.isError}
              items={campaigns.data
                ?.filter((one) => one.state === "in_review" && one.submittedBy?.id !== person.id)
                .map(campaignItem)}
            />
          )}
          {may("signup.confirm") && (
            <Panel
              title={words.signups}
              empty={words.noSignups}
              failed={signups.isError}
              items={signups.data?.map((one) => ({
                key: one.id,
                title: one.institutionName,
                to: `events/${one.event}`,
                note: `${one.eventTitle} · ${words.places(one.quantity)}`,
              }))}
            />
          )}
          {may("outcome.accept") && (
            <Panel
              title={words.outcomes}
              empty={words.noOutcomes}
              failed={outcomes.isError}
              items={outcomes.data?.map((one) => ({
                key: one.id,
                title: one.institutionName || bureau.name,
                to: `outcomes/${one.id}`,
                note: [one.eventTitle, one.late && words.late].filter(Boolean).join(" · "),
              }))}
            />
          )}
          {may("campaign.write") && (
            <Panel
              title={words.drafts}
              empty={words.noDrafts}
              failed={materials.isError || campaigns.isError || bookings.isError}
              items={drafts}
            />
          )}
          {may("material.write") && <ExpiringPanel versions={versions} failed={materials.isError} />}
          <ScreensPanel />
        </div>
        <div>
          <WeekPanel />
        </div>
      </div>
    </Page>
  );
}
