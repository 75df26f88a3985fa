import {
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  DesktopOutlined,
  FileDoneOutlined,
  FundOutlined,
  HomeOutlined,
  IdcardOutlined,
  LockOutlined,
  PictureOutlined,
  ProfileOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SettingOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";
import type { RolePermission } from "../../domain/permission/table.ts";
import type { BureauView } from "./bureau.ts";
import type { text } from "./text.ts";

type Word = keyof typeof text.zh;
export interface Entry {
  /** Path under /b/:bureau. */
  path: string;
  word: Word;
  icon: ComponentType;
  permission: RolePermission;
}
export interface Group {
  word: Word | null;
  entries: Entry[];
}

const entry = (path: string, word: Word, icon: ComponentType, permission: RolePermission): Entry => ({
  path,
  word,
  icon,
  permission,
});

const STAFF: Group[] = [
  {
    word: null,
    entries: [entry("", "today", HomeOutlined, "member")],
  },
  {
    word: "groupPlan",
    entries: [
      entry("calendar", "calendar", CalendarOutlined, "season.read"),
      entry("campaigns", "campaigns", ProfileOutlined, "campaign.read"),
    ],
  },
  {
    word: "groupShow",
    entries: [
      entry("materials", "materials", PictureOutlined, "material.read"),
      entry("reviews", "reviews", SafetyCertificateOutlined, "material.review"),
      entry("playlists", "playlists", UnorderedListOutlined, "playlist.read"),
      entry("bookings", "bookings", ScheduleOutlined, "booking.read"),
      entry("screens", "screens", DesktopOutlined, "screen.read"),
    ],
  },
  {
    word: "groupDo",
    entries: [
      entry("events", "events", AppstoreOutlined, "event.read"),
      entry("outcomes", "outcomes", FileDoneOutlined, "outcome.read"),
      entry("reach", "reach", FundOutlined, "reach.read"),
    ],
  },
  {
    word: "groupManage",
    entries: [
      entry("institutions", "institutions", BankOutlined, "institution.read"),
      entry("members", "members", TeamOutlined, "member.read"),
      entry("settings", "settings", SettingOutlined, "bureau.write"),
      entry("policy", "policy", LockOutlined, "policy.write"),
      entry("audit", "audit", AuditOutlined, "audit.read"),
      entry("privacy", "privacy", IdcardOutlined, "member"),
    ],
  },
];

const PARTNER: Group[] = [
  {
    word: null,
    entries: [
      entry("", "today", HomeOutlined, "member"),
      entry("events", "openEvents", CalendarOutlined, "event.read"),
      entry("signups", "signups", ProfileOutlined, "signup.read"),
      entry("outcomes", "outcomes", FileDoneOutlined, "outcome.read"),
      entry("materials", "downloads", PictureOutlined, "material.read"),
      entry("members", "colleagues", TeamOutlined, "member.read"),
      entry("privacy", "privacy", IdcardOutlined, "member"),
    ],
  },
];

/** The menu of the person in view: only pages they may read, groups without any left out. */
export function menuFor(bureau: BureauView): Group[] {
  return (bureau.staff ? STAFF : PARTNER)
    .map((group) => ({ ...group, entries: group.entries.filter((item) => bureau.may(item.permission)) }))
    .filter((group) => group.entries.length > 0);
}

/** Where an entry leads; without a slash at the end, which would keep the bureau's own page from being marked. */
export const pathOf = (bureau: BureauView, { path }: Entry): string => `/b/${bureau.id}${path && `/${path}`}`;
