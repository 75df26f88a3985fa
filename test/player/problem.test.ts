import { describe, expect, it } from "vitest";
import { createErrorLog, PlayerProblem } from "../../src/player/problem.ts";

describe("the error log", () => {
  it("keeps 20 distinct lines of at most 300 characters, the newest last", () => {
    const log = createErrorLog();
    for (let index = 0; index < 30; index += 1) log.note("media", new PlayerProblem(`code_${index}`));
    log.note("media", new PlayerProblem("code_20"));
    log.note("script", new Error("x".repeat(1_000)));
    expect(log.recent()).toHaveLength(20);
    expect(log.recent().at(-2)).toBe("media: code_20");
    expect(log.recent().filter((line) => line.includes("code_20"))).toHaveLength(1);
    expect(log.recent().at(-1)).toHaveLength(300);
  });
});
