import { describe, expect, test } from "vitest";
import { admit, type SignupFacts } from "../../../src/domain/signup/admit.ts";
import type { Place } from "../../../src/domain/signup/room.ts";

const OPENS = Date.parse("2026-06-01T09:00:00+08:00");
const CLOSES = Date.parse("2026-06-12T18:00:00+08:00");

const place = (more: Partial<Place> = {}): Place => ({
  institution: "other",
  role: "booth",
  quantity: 1,
  state: "confirmed",
  ...more,
});

function facts(more: Partial<Omit<SignupFacts, "limits">> & { limits?: Partial<SignupFacts["limits"]> } = {}) {
  const { limits, ...rest } = more;
  return {
    live: true,
    opensAt: OPENS,
    closesAt: CLOSES,
    institutionActive: true,
    invited: true,
    approval: "none",
    places: [],
    institution: "own",
    role: "booth",
    quantity: 1,
    limits: {
      roles: [
        { key: "booth", places: 2 },
        { key: "staff", places: null },
      ],
      places: 5,
      placesPerInstitution: 3,
      holdPending: false,
      ...limits,
    },
    ...rest,
  } as const satisfies SignupFacts;
}

describe("the window is [opens, closes)", () => {
  test.each([
    [OPENS - 1, { refuse: "not_open_yet" }],
    [OPENS, { admit: "confirmed" }],
    [CLOSES - 1, { admit: "confirmed" }],
    [CLOSES, { refuse: "closed" }],
    [CLOSES + 1, { refuse: "closed" }],
  ])("%d", (now, verdict) => {
    expect(admit(facts(), now)).toEqual(verdict);
  });
});

describe("refusals, each with its own code", () => {
  test.each([
    ["institution_inactive", facts({ institutionActive: false })],
    ["not_invited", facts({ invited: false })],
    ["closed", facts({ live: false })],
    ["already_signed_up", facts({ places: [place({ institution: "own", state: "waitlisted" })] })],
    ["full", facts({ quantity: 3 })],
    ["institution_limit", facts({ role: "staff", quantity: 4 })],
    ["institution_limit", facts({ places: [place({ institution: "own", role: "staff", quantity: 3 })] })],
    [
      "institution_limit",
      facts({
        approval: "required",
        places: [place({ institution: "own", role: "staff", quantity: 3, state: "pending" })],
      }),
    ],
  ] as const)("%s", (code, given) => {
    expect(admit(given, OPENS)).toEqual({ refuse: code });
  });
});

describe("all limits hold at once", () => {
  test.each([
    ["a role that is full", { places: [place({ quantity: 2 })] }, "waitlisted"],
    ["an event that is full", { places: [place({ role: "staff", quantity: 5 })] }, "waitlisted"],
    ["an offer holds its place", { places: [place({ quantity: 2, state: "offered" })] }, "waitlisted"],
    ["who waits holds nothing", { places: [place({ quantity: 2, state: "waitlisted" })] }, "confirmed"],
    ["all or nothing", { quantity: 2, places: [place()] }, "waitlisted"],
    ["who is pending holds nothing", { places: [place({ quantity: 2, state: "pending" })] }, "confirmed"],
    [
      "unless the event says so",
      { places: [place({ quantity: 2, state: "pending" })], limits: { holdPending: true } },
      "waitlisted",
    ],
    ["approval first, places later", { approval: "required", places: [place({ quantity: 2 })] }, "pending"],
    ["no limit at all", { role: "staff", quantity: 3, limits: { places: null } }, "confirmed"],
  ] as const)("%s", (_, given, state) => {
    expect(admit(facts(given), OPENS)).toEqual({ admit: state });
  });
});
