import { Alert, Descriptions, Typography } from "antd";
import { Link, useNavigate, useParams } from "react-router";
import type { Booking } from "../../contracts/booking.ts";
import { useCampaigns } from "../campaigns/queries.ts";
import { usePlaylists } from "../playlists/queries.ts";
import { Unconfirmed, yearsOf } from "../schedule/Unconfirmed.tsx";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { common } from "../text/common.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { BookingActions } from "./BookingActions.tsx";
import "./bookings.css";
import { BookingStateTag } from "./BookingStateTag.tsx";
import { IntervalList } from "./IntervalList.tsx";
import { useBooking, useGroups, useScreens } from "./queries.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { text } from "./text.ts";
import { usePreviewOf } from "./usePreviewOf.ts";
import { daysOfWindows } from "./windows.ts";

export default function BookingPage() {
  const { booking = "" } = useParams();
  return <Answer query={useBooking(booking)}>{(one) => <BookingView booking={one} />}</Answer>;
}

function BookingView({ booking }: { booking: Booking }) {
  const words = useText(text);
  const word = useText(common);
  const time = useTime();
  const bureau = useBureau();
  const navigate = useNavigate();
  const campaign = useCampaigns().data?.find(({ id }) => id === booking.campaign);
  const playlist = usePlaylists().data?.find(({ id }) => id === booking.playlist.id);
  const screens = aimedAt(booking.targets, useScreens().data ?? [], useGroups().data ?? []);
  const [first, last] = daysOfWindows(booking.windows);
  const preview = usePreviewOf(booking.windows);
  const facts = [
    {
      key: "campaign",
      label: words.campaign,
      children: campaign && <Link to={`/b/${bureau.id}/campaigns/${campaign.id}`}>{campaign.name}</Link>,
    },
    {
      key: "playlist",
      label: words.playlist,
      children: playlist && (
        <Link to={`/b/${bureau.id}/playlists/${playlist.id}`}>
          {playlist.name} · {words.playlistVersion(booking.playlist.version)}
        </Link>
      ),
    },
    { key: "tier", label: words.tier, children: words.tiers[booking.tier] },
    { key: "weight", label: words.weight, children: booking.weight },
    ...(booking.maxPlaysPerHour === null
      ? []
      : [{ key: "cap", label: words.cap, children: `${booking.maxPlaysPerHour} ${word.perHour}` }]),
    ...(booking.guarantee === null
      ? []
      : [{ key: "guarantee", label: words.guarantee, children: `${booking.guarantee.playsPerHour} ${word.perHour}` }]),
    { key: "createdBy", label: words.createdBy, children: booking.createdBy.name },
    ...(booking.submittedBy
      ? [{ key: "submittedBy", label: words.submittedBy, children: booking.submittedBy.name }]
      : []),
    ...(booking.decidedBy ? [{ key: "decidedBy", label: words.decidedBy, children: booking.decidedBy.name }] : []),
    ...(booking.effectiveAt
      ? [{ key: "effective", label: words.effective, children: time.at(booking.effectiveAt) }]
      : []),
  ];
  return (
    <Page
      title={booking.title}
      beside={<BookingStateTag state={booking.state} />}
      intro={time.days(first, last)}
      actions={
        <BookingActions booking={booking} onEdit={() => void navigate(`/b/${bureau.id}/bookings/${booking.id}/edit`)} />
      }
    >
      {booking.comment && (
        <Alert
          type="warning"
          showIcon
          title={booking.state === "cancelled" ? words.whyCancelled : words.whyReturned}
          description={booking.comment}
          style={{ marginBottom: 16 }}
        />
      )}
      {playlist && playlist.version > booking.playlist.version && (
        <Alert type="info" showIcon title={words.newerVersion(playlist.version)} style={{ marginBottom: 16 }} />
      )}
      <div className="booking-grid">
        <div>
          <section className="panel panel-pad">
            <Descriptions column={{ xs: 1, md: 2 }} size="small" items={facts} />
          </section>
          <section className="panel panel-pad">
            <Typography.Title level={2} style={{ fontSize: 15, marginTop: 0 }}>
              {words.targets}
            </Typography.Title>
            <Typography.Paragraph type="secondary">{words.aims(screens.length)}</Typography.Paragraph>
            {screens.map((screen) => (
              <div key={screen.id} style={{ padding: "5px 0" }}>
                <Link to={`/b/${bureau.id}/screens/${screen.id}`}>{screen.name}</Link>
              </div>
            ))}
          </section>
        </div>
        <aside className="panel panel-pad">
          <Typography.Title level={2} style={{ fontSize: 15, marginTop: 0 }}>
            {words.windows}
          </Typography.Title>
          <Answer query={preview}>
            {({ intervals, unconfirmedDays }) => (
              <>
                <IntervalList intervals={intervals} />
                <Unconfirmed years={yearsOf(unconfirmedDays)} />
              </>
            )}
          </Answer>
        </aside>
      </div>
    </Page>
  );
}
