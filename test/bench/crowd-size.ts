export const CROWD = { screens: 10_000, schedules: 40, days: 8 };
