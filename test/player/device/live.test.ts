import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LIVE_CLOSE, type LiveDown } from "../../../src/contracts/live.ts";
import { holdLiveChannel, readDown, type LiveOrder } from "../../../src/player/device/live.ts";
import { obeyOrders } from "../../../src/player/device/orders.ts";
import { createScope } from "../../../src/player/scope.ts";

/** A socket whose other end is the test. */
class Line extends EventTarget {
  readyState = 0;
  readonly said: unknown[] = [];
  send(text: string): void {
    this.said.push(JSON.parse(text));
  }
  close(): void {
    this.readyState = 3;
  }
  opens(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }
  hears(message: LiveDown): void {
    this.dispatchEvent(Object.assign(new Event("message"), { data: JSON.stringify(message) }));
  }
  breaks(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
}

/** Safe because the channel uses no more of a socket than a line has. */
function asSocket(line: Line): WebSocket {
  return line as unknown as WebSocket;
}

function channel() {
  const lines: Line[] = [];
  const orders: LiveOrder[] = [];
  const samples: number[][] = [];
  const heard = { opened: 0, revoked: 0 };
  const scope = createScope();
  const live = holdLiveChannel(scope, {
    token: "secret",
    clock: { contact: (...sample) => void samples.push(sample), uncertaintyMs: () => null },
    monotonic: () => Date.now(),
    connect: (_address, protocols) => {
      expect(protocols).toEqual(["fangfei.v1", "token.secret"]);
      const line = new Line();
      lines.push(line);
      return asSocket(line);
    },
    chance: () => 0.999,
    onOpen: () => (heard.opened += 1),
    onOrder: (order) => orders.push(order),
    onRevoked: () => (heard.revoked += 1),
  });
  const last = () => {
    const line = lines.at(-1);
    if (!line) throw new Error("a line was opened");
    return line;
  };
  return { live, lines, last, orders, samples, heard, scope };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.stubGlobal("window", Object.assign(new EventTarget(), { location: { origin: "http://screen" } }));
  vi.stubGlobal("WebSocket", { OPEN: 1 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the live channel", () => {
  it("measures the clock several times when it opens, then every 25 s", () => {
    const { last, samples } = channel();
    last().opens();
    for (let n = 1; n <= 6; n += 1) {
      const probes = last().said.filter((one) => JSON.stringify(one).includes("clock"));
      expect(probes).toHaveLength(n);
      vi.advanceTimersByTime(40);
      last().hears({ type: "clock", sentAt: Date.now() - 40, serverTime: "2026-06-15T12:00:00.000+08:00" });
      vi.advanceTimersByTime(n < 5 ? 200 : 25_000);
    }
    expect(samples).toHaveLength(6);
    expect(samples[0]).toEqual([1_000_000, 1_000_040, Date.parse("2026-06-15T12:00:00+08:00"), 1]);
  });

  it("gives up a line on which no answer comes, and opens another", () => {
    const { last, lines, live } = channel();
    last().opens();
    expect(live.open()).toBe(true);
    vi.advanceTimersByTime(10_000);
    expect(live.open()).toBe(false);
    expect(lines[0]?.readyState).toBe(3);
    vi.advanceTimersByTime(2_000);
    expect(lines).toHaveLength(2);
  });

  it("comes back soon after a break, later each time, and rarely when it is hopeless", () => {
    const { last, lines } = channel();
    for (const [breaks, waitMs] of [2_000, 4_000, 8_000, 16_000, 900_000, 900_000].entries()) {
      expect(lines).toHaveLength(breaks + 1);
      last().breaks(1006);
      vi.advanceTimersByTime(waitMs * 0.9);
      expect(lines).toHaveLength(breaks + 1);
      vi.advanceTimersByTime(waitMs * 0.1);
    }
  });

  it.each(["replaced", "malformed", "flooded"] as const)("waits long when it was %s, unless it is told", (why) => {
    const { last, lines, live } = channel();
    last().opens();
    last().breaks(LIVE_CLOSE[why]);
    vi.advanceTimersByTime(400_000);
    expect(lines).toHaveLength(1);
    live.retry();
    expect(lines).toHaveLength(2);
  });

  it("says at once that its token was revoked", () => {
    const { last, heard } = channel();
    last().opens();
    last().breaks(LIVE_CLOSE.revoked);
    expect(heard).toEqual({ opened: 1, revoked: 1 });
  });

  it("ends with its scope", () => {
    const { last, lines, scope } = channel();
    last().opens();
    scope.end();
    last().breaks(1000);
    vi.advanceTimersByTime(3_600_000);
    expect(lines).toHaveLength(1);
  });

  it("passes orders on and leaves what it does not know", () => {
    const { last, orders } = channel();
    last().opens();
    last().hears({ type: "takeover", takeover: "tko_1" });
    for (const data of ["{", "[]", '{"type":"toString"}', '{"type":"plan_changed"}', '{"type":"newer"}', 7, null])
      expect(readDown(data)).toBeNull();
    expect(orders).toEqual([{ type: "takeover", takeover: "tko_1" }]);
  });
});

describe("orders", () => {
  it("asks for a changed plan once, at a random instant within its time; for a takeover at once", () => {
    const polls: number[] = [];
    const obey = obeyOrders(createScope(), {
      poll: () => polls.push(Date.now() - 1_000_000),
      identify: () => undefined,
      reload: () => undefined,
      sendPicture: () => Promise.resolve(),
      onError: () => undefined,
      chance: () => 0.5,
    });
    obey({ type: "plan_changed", withinMs: 10_000 });
    vi.advanceTimersByTime(1_000);
    obey({ type: "plan_changed", withinMs: 10_000 });
    obey({ type: "takeover", takeover: "tko_1" });
    vi.advanceTimersByTime(60_000);
    expect(polls).toEqual([1_000, 5_000]);
  });
});
