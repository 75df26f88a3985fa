import type { PairingOffer, PairingRequest, PairingState } from "../contracts/device.ts";
import type { PersonRef } from "../contracts/person.ts";
import { Problem } from "../contracts/problem.ts";
import type { Env } from "../env.ts";
import { answer, type Answer } from "../platform/answer.ts";
import { audit, SYSTEM } from "../platform/audit.ts";
import type { Migrations } from "../platform/migrate.ts";
import { SqlObject } from "../platform/object.ts";
import type { Deliverers } from "../platform/outbox.ts";
import type { Caller, Tx } from "../platform/tx.ts";
import { createAccounts, type Accounts } from "./accounts.ts";
import { hasBureau, indexMember, nameBureau, reserveBureau } from "./bureaus.ts";
import { deliverers } from "./deliver.ts";
import { operate, type OperatorInput, type OperatorResult, type OperatorVerbId } from "./operate.ts";
import { addFounder, isOperator } from "./operators.ts";
import { claimPairing, createPairing, pollPairing, requireCode } from "./pairing.ts";

const MIGRATIONS = import.meta.glob<string>("./migrations/*.sql", {
  query: "?raw",
  import: "default",
  eager: true,
}) satisfies Migrations;

export type Account = PersonRef & { email: string };
type Facts = Pick<Tx, "now" | "requestId" | "address">;
/** Things that happen once in the life of an installation. */
export type Milestone = "setup" | "demo_ready";

/** Accounts and sessions, bureaus, who belongs where, pairing codes. Not on any screen's path. */
export class Directory extends SqlObject {
  protected readonly timers = {};
  protected readonly deliverers: Deliverers;
  readonly #accounts: Accounts;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, MIGRATIONS);
    this.deliverers = deliverers(env);
    this.#accounts = createAccounts(this.sql, env);
  }

  /** better-auth's own endpoints; the edge lets through only those on its allow-list. */
  override fetch(request: Request): Promise<Response> {
    return this.#accounts.handler(request);
  }

  /** The account behind a session cookie, with the cookies to renew it; null when there is none. */
  async session(cookie: string): Promise<{ account: Account; setCookies: string[] } | null> {
    const { headers, response } = await this.#accounts.api.getSession({
      headers: new Headers({ cookie }),
      returnHeaders: true,
    });
    if (!response) return null;
    const { id, name, email } = response.user;
    return { account: { id, name, email }, setCookies: headers.getSetCookie() };
  }

  async accountOf(email: string): Promise<Account | null> {
    return this.sql.exec<Account>('SELECT id, name, email FROM "user" WHERE email = ?', email).toArray()[0] ?? null;
  }

  /** Makes an account; `conflict` when the address has one already. */
  async createAccount(
    facts: Facts,
    account: { email: string; name: string; password: string },
  ): Promise<Answer<Account>> {
    if (await this.accountOf(account.email)) return { ok: false, problem: { code: "conflict" } };
    const created = await this.#signUp(account);
    if (!created) return { ok: false, problem: { code: "conflict" } };
    this.transact(facts, (tx) => audit(tx, created, "account.create", created.id, null, created));
    return { ok: true, value: created };
  }

  /** null: of two at once, the other took the address while this one's password was being hashed. */
  async #signUp(account: { email: string; name: string; password: string }): Promise<Account | null> {
    try {
      const { user } = await this.#accounts.api.signUpEmail({ body: account });
      return { id: user.id, name: user.name, email: user.email };
    } catch (error) {
      if (await this.accountOf(account.email)) return null;
      throw error;
    }
  }

  async hasBureau(id: string): Promise<boolean> {
    return hasBureau(this.sql, id);
  }

  /** Takes the slug for the first bureau, which the set-up founds. */
  async reserveBureau(facts: Facts, bureau: { id: string; name: string }): Promise<void> {
    this.transact(facts, (tx) => reserveBureau(tx, SYSTEM, { ...bureau, parent: null }));
  }

  /** What only the platform's operators may do; `forbidden` for everybody else. */
  async operate<Id extends OperatorVerbId>(
    id: Id,
    caller: Caller,
    input: OperatorInput<Id>,
  ): Promise<Answer<OperatorResult<Id>>> {
    const { nowMs: now, requestId, address } = caller;
    const answered = answer(() => this.transact({ now, requestId, address }, (tx) => operate(tx, caller, id, input)));
    await this.deliver(now);
    return answered;
  }

  async isOperator(person: string): Promise<boolean> {
    return isOperator(this.sql, person);
  }

  async nameBureau(id: string, name: string): Promise<void> {
    const now = Date.now();
    this.transact({ now, requestId: "bureau", address: "" }, (tx) => nameBureau(tx, id, name));
    await this.deliver(now);
  }

  async indexMember(person: string, bureau: string, belongs: boolean): Promise<void> {
    const facts = { now: Date.now(), requestId: "bureau", address: "" };
    this.transact(facts, (tx) => indexMember(tx, person, bureau, belongs));
  }

  async bureausOf(person: string): Promise<string[]> {
    const rows = this.sql.exec<{ bureau: string }>(
      "SELECT bureau FROM membership WHERE person = ? ORDER BY bureau",
      person,
    );
    return rows.toArray().map((row) => row.bureau);
  }

  async reached(name: Milestone): Promise<boolean> {
    return this.sql.exec("SELECT 1 FROM milestone WHERE name = ?", name).toArray().length > 0;
  }

  /** Marks a milestone; `gone` when it had been reached before. Who sets an installation up operates it. */
  async reach(facts: Facts, name: Milestone, founder?: string): Promise<Answer<void>> {
    return answer(() =>
      this.transact(facts, (tx) => {
        const { rowsWritten } = tx.sql.exec("INSERT OR IGNORE INTO milestone (name, at) VALUES (?, ?)", name, tx.now);
        if (rowsWritten === 0) throw new Problem("gone");
        if (founder !== undefined) addFounder(tx, founder);
        audit(tx, SYSTEM, `milestone.${name}`, name, null, { at: tx.now, founder: founder ?? null });
      }),
    );
  }

  async createPairing(facts: Facts, request: PairingRequest): Promise<PairingOffer> {
    return this.transact(facts, (tx) => createPairing(tx, request));
  }

  async pollPairing(facts: Facts, id: string, secret: string): Promise<Answer<PairingState>> {
    return answer(() => this.transact(facts, (tx) => pollPairing(tx, id, secret)));
  }

  async requireCode(facts: Facts, code: string): Promise<Answer<void>> {
    return answer(() => this.transact(facts, (tx) => requireCode(tx, code)));
  }

  async claimPairing(
    facts: Facts,
    code: string,
    claim: { bureau: string; screen: string; token: string },
  ): Promise<Answer<void>> {
    return answer(() => this.transact(facts, (tx) => claimPairing(tx, code, claim)));
  }
}
