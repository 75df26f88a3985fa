import type { ComponentType } from "react";
import { createBrowserRouter, type RouteObject } from "react-router";
import { ErrorPage } from "./shell/ErrorPage.tsx";

type Load = () => Promise<{ default: ComponentType }>;
const at = (path: string, load: Load, children?: RouteObject[]): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).default }),
  ErrorBoundary: ErrorPage,
  HydrateFallback: () => null,
  ...(children && { children }),
});

export const router = createBrowserRouter([
  at("/", () => import("./session/HomePage.tsx")),
  at("/sign-in", () => import("./session/SignInPage.tsx")),
  at("/setup", () => import("./session/SetupPage.tsx")),
  at("/invitations/:token", () => import("./session/InvitationPage.tsx")),
  at("/screens/pair", () => import("./session/PairHerePage.tsx")),
  at("/b/:bureau", () => import("./shell/BureauPages.tsx"), [
    at("", () => import("./today/TodayPage.tsx")),
    at("calendar", () => import("./calendar/CalendarPage.tsx")),
    at("calendar/statutory", () => import("./calendar/StatutoryPage.tsx")),
    at("campaigns", () => import("./campaigns/CampaignsPage.tsx")),
    at("campaigns/:campaign", () => import("./campaigns/CampaignPage.tsx")),
    at("materials", () => import("./materials/MaterialsPage.tsx")),
    at("materials/:material", () => import("./materials/MaterialPage.tsx")),
    at("reviews", () => import("./reviews/ReviewsPage.tsx")),
    at("playlists", () => import("./playlists/PlaylistsPage.tsx")),
    at("playlists/:playlist", () => import("./playlists/PlaylistPage.tsx")),
    at("bookings", () => import("./bookings/BookingsPage.tsx")),
    at("bookings/new", () => import("./bookings/BookingFormPage.tsx")),
    at("bookings/:booking", () => import("./bookings/BookingPage.tsx")),
    at("bookings/:booking/edit", () => import("./bookings/BookingFormPage.tsx")),
    at("screens", () => import("./screens/ScreensPage.tsx")),
    at("screens/pair", () => import("./screens/PairPage.tsx")),
    at("screens/:screen", () => import("./screens/ScreenPage.tsx")),
    at("screens/:screen/feeds", () => import("./feeds/FeedsPage.tsx")),
    at("takeovers", () => import("./takeover/TakeoversPage.tsx")),
    at("events", () => import("./events/EventsPage.tsx")),
    at("events/:event", () => import("./events/EventPage.tsx")),
    at("signups", () => import("./signups/SignupsPage.tsx")),
    at("outcomes", () => import("./outcomes/OutcomesPage.tsx")),
    at("outcomes/:outcome", () => import("./outcomes/OutcomePage.tsx")),
    at("reach", () => import("./reach/ReachPage.tsx")),
    at("institutions", () => import("./institutions/InstitutionsPage.tsx")),
    at("members", () => import("./members/MembersPage.tsx")),
    at("settings", () => import("./settings/SettingsPage.tsx")),
    at("privacy", () => import("./privacy/PrivacyPage.tsx")),
    at("audit", () => import("./audit/AuditPage.tsx")),
    at("*", () => import("./shell/Missing.tsx")),
  ]),
  at("*", () => import("./shell/Missing.tsx")),
]);
