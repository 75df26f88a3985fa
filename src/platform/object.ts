import { DurableObject } from "cloudflare:workers";
import { drizzle, type DrizzleSqliteDODatabase } from "drizzle-orm/durable-sqlite";
import { webhookHosts } from "../domain/alert/webhook.ts";
import type { Env } from "../env.ts";
import { migrate, type Migrations } from "./migrate.ts";
import { drain, nextDelivery, type Deliverers } from "./outbox.ts";
import { arm, nextDue, runDue, type TimerHandlers } from "./timer.ts";
import type { Notice, Tx } from "./tx.ts";

/** A request this far behind the real clock is the demo loader's; no other brings its own instant. */
const REPLAYED_MS = 60_000;
/** How long timers wait after the latest of them. */
const QUIET_MS = 30_000;

/**
 * What both kinds of object share: own SQLite brought up to date before the first request, synchronous transactions,
 * named timers on the one alarm, and the outbox behind them.
 */
export abstract class SqlObject extends DurableObject<Env> {
  protected readonly sql: SqlStorage;
  readonly #db: DrizzleSqliteDODatabase;
  /** While the past is replayed timers wait: by the real clock everything in it is overdue. */
  #quietUntilMs = 0;

  constructor(ctx: DurableObjectState, env: Env, migrations: Migrations) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    this.#db = drizzle(ctx.storage);
    migrate(ctx.storage, migrations);
  }

  protected abstract readonly timers: TimerHandlers;
  protected abstract readonly deliverers: Deliverers;

  /** Runs `work` in one transaction; afterwards the alarm is set for the earliest timer. Throws what `work` throws. */
  protected transact<Value>(facts: Pick<Tx, "now" | "requestId" | "address">, work: (tx: Tx) => Value): Value {
    const value = this.#commit(facts, work);
    if (facts.now < Date.now() - REPLAYED_MS) this.#quietUntilMs = Date.now() + QUIET_MS;
    this.#setAlarm();
    return value;
  }

  /** Delivers what is due now; whatever fails is left to the alarm. */
  protected async deliver(nowMs: number): Promise<void> {
    await drain(this.sql, this.objectName, nowMs, this.deliverers);
  }

  protected get objectName(): string {
    return this.ctx.id.name ?? this.ctx.id.toString();
  }

  override async alarm(): Promise<void> {
    // Timers run by the real clock: only requests of the demo loader bring their own instant.
    const nowMs = Date.now();
    const facts = { now: nowMs, requestId: "timer", address: "" };
    const handlers: TimerHandlers = { outbox: () => {}, ...this.timers };
    runDue(this.sql, nowMs, handlers, (work) => this.#commit(facts, work));
    await this.deliver(nowMs);
    const next = nextDelivery(this.sql);
    if (next !== null) arm(this.#open(facts), "outbox", next);
    this.#setAlarm();
  }

  /** What a transaction leaves to be said is said when it holds. */
  #commit<Value>(facts: Pick<Tx, "now" | "requestId" | "address">, work: (tx: Tx) => Value): Value {
    const tx = this.#open(facts);
    const value = this.ctx.storage.transactionSync(() => work(tx));
    for (const notice of tx.left.notices) this.notify(notice);
    return value;
  }

  /** Says something on live channels; an object without any has nothing to say. */
  protected notify(_notice: Notice): void {}

  #open(facts: Pick<Tx, "now" | "requestId" | "address">): Tx {
    const left = { audits: 0, deliveries: 0, notices: [] };
    return {
      sql: this.sql,
      db: this.#db,
      object: this.objectName,
      webhooks: webhookHosts(this.env.WEBHOOKS),
      left,
      ...facts,
    };
  }

  #setAlarm(): void {
    const due = nextDue(this.sql);
    if (due !== null) void this.ctx.storage.setAlarm(Math.max(due, this.#quietUntilMs));
  }
}
