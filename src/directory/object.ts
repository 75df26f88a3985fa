import type { PairingOffer, PairingRequest, PairingState } from "../contracts/device.ts";
import type { Account as AccountView, AccountSession, PasswordResetView, SignIn } from "../contracts/account.ts";
import type { AuditCheck } from "../contracts/audit.ts";
import type { PersonRef } from "../contracts/person.ts";
import { POLICY_PRESETS, type SecurityPolicy } from "../contracts/policy.ts";
import { Problem } from "../contracts/problem.ts";
import type { Env } from "../env.ts";
import { answer, type Answer } from "../platform/answer.ts";
import { audit, SYSTEM } from "../platform/audit.ts";
import { checkAudit, type Anchor } from "../platform/audit-check.ts";
import { forgetOldAnswers, type Repeatable } from "../platform/idempotency.ts";
import type { Migrations } from "../platform/migrate.ts";
import { SqlObject } from "../platform/object.ts";
import type { Deliverers } from "../platform/outbox.ts";
import type { TimerHandlers } from "../platform/timer.ts";
import type { Caller } from "../platform/tx.ts";
import { anchorAudit, anchorsOf } from "./audit.ts";
import { createAccount, foundAccount, viewAccount, type NewAccount } from "./account.ts";
import { createAccounts, createProviderAccounts, type Accounts } from "./accounts.ts";
import { hasBureau, indexMember, nameBureau, reserveBureau } from "./bureaus.ts";
import { deliverers } from "./deliver.ts";
import { operate, type OperatorInput, type OperatorResult, type OperatorVerbId } from "./operate.ts";
import { accountByEmail, type Account, type Browser, type Facts, type Identity, type WithCookies } from "./identity.ts";
import { finishOidc, startOidc } from "./oidc.ts";
import { addFounder, isOperator } from "./operators.ts";
import { claimPairing, createPairing, holdCode, pollPairing, type Place } from "./pairing.ts";
import { changePassword } from "./password.ts";
import { offerReset, redeemReset, viewReset, type ResetOffer } from "./password-reset.ts";
import { directoryValues, forgetPerson, type DirectoryValues } from "./personal-data.ts";
import { policyFor, setPolicy } from "./policy.ts";
import { needsOperator, type ResetFacts } from "./reset-needs.ts";
import { disableTwoFactor, enableTwoFactor, renewRecoveryCodes, verifyFactor } from "./second-factor.ts";
import { Repeats } from "./repeat.ts";
import { currentSession, endSession, listSessions, signOut, type Session } from "./session.ts";
import { signIn } from "./sign-in.ts";
import { allowOidc, unlinkOidc } from "./unlink.ts";
import { sweep, SWEEP_TIMER } from "./sweep.ts";

const MIGRATIONS = import.meta.glob<string>("./migrations/*.sql", {
  query: "?raw",
  import: "default",
  eager: true,
}) satisfies Migrations;

export type { Account } from "./identity.ts";
/** Things that happen once in the life of an installation. */
export type Milestone = "setup" | "demo_ready";

/** Accounts and sessions, bureaus, who belongs where, pairing codes. Not on any screen's path. */
export class Directory extends SqlObject {
  protected readonly timers: TimerHandlers = { [SWEEP_TIMER]: sweep, idempotency: forgetOldAnswers };
  protected readonly deliverers: Deliverers;
  readonly #identity: Identity;
  readonly #provider: Pick<Accounts, "handler"> | null;
  readonly #repeats: Repeats;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, MIGRATIONS);
    this.deliverers = deliverers(env);
    this.#identity = {
      sql: this.sql,
      env,
      accounts: createAccounts(this.sql, env),
      transact: (facts, work) => this.transact(facts, work),
    };
    this.#provider = createProviderAccounts(this.sql, env);
    this.#repeats = new Repeats(env.AUTH_SECRET);
  }

  /** Who is behind a request's cookies; null for nobody. */
  async session(facts: Facts, cookie: string): Promise<Session | null> {
    return currentSession(this.#identity, facts, cookie);
  }

  async accountOf(email: string): Promise<Account | null> {
    return accountByEmail(this.sql, email);
  }

  /** Makes the account of somebody whom a bureau invited, and signs it in. */
  async createAccount(
    facts: Facts,
    browser: Browser,
    bureau: string,
    account: NewAccount,
  ): Promise<Answer<WithCookies<Account>>> {
    return createAccount(this.#identity, facts, browser, account, policyFor(this.sql, bureau));
  }

  async foundAccount(facts: Facts, browser: Browser, account: NewAccount): Promise<Answer<Account>> {
    return foundAccount(this.#identity, facts, browser, account, POLICY_PRESETS.default);
  }

  async viewAccount(session: Session): Promise<AccountView> {
    return viewAccount(this.#identity, session);
  }

  async signIn(
    facts: Facts,
    browser: Browser,
    body: { email: string; password: string },
  ): Promise<Answer<WithCookies<SignIn>>> {
    return signIn(this.#identity, facts, browser, body);
  }

  /** A code finishes a sign-in, or turns on the second factor of whoever is signed in. */
  async verifyFactor(
    facts: Facts,
    browser: Browser,
    factor: "totp" | "recovery",
    code: string,
  ): Promise<Answer<WithCookies<SignIn>>> {
    const session = await currentSession(this.#identity, facts, browser.cookie);
    return verifyFactor(this.#identity, facts, browser, factor, code, session);
  }

  async enableTwoFactor(
    facts: Facts,
    browser: Browser,
    account: Account,
    password: string,
  ): Promise<Answer<WithCookies<{ uri: string; recoveryCodes: string[] }>>> {
    return enableTwoFactor(this.#identity, facts, browser, account, password);
  }

  async disableTwoFactor(
    facts: Facts,
    browser: Browser,
    account: Account,
    password: string,
  ): Promise<Answer<string[]>> {
    return disableTwoFactor(this.#identity, facts, browser, account, password);
  }

  async renewRecoveryCodes(
    facts: Facts,
    browser: Browser,
    account: Account,
    password: string,
  ): Promise<Answer<{ recoveryCodes: string[] }>> {
    return renewRecoveryCodes(this.#identity, facts, browser, account, password);
  }

  async changePassword(
    facts: Facts,
    browser: Browser,
    account: Account,
    body: { currentPassword: string; newPassword: string },
  ): Promise<Answer<string[]>> {
    return changePassword(this.#identity, facts, browser, account, body);
  }

  /** Whether a bureau may not give this link alone. */
  async needsOperator(facts: ResetFacts): Promise<boolean> {
    return needsOperator(this.sql, facts);
  }

  async offerReset(facts: Facts, actor: Account, offer: ResetOffer): Promise<Answer<void>> {
    return answer(() => this.transact(facts, (tx) => offerReset(tx, actor, offer)));
  }

  async viewReset(facts: Facts, token: string): Promise<Answer<PasswordResetView>> {
    return answer(() => this.transact(facts, (tx) => viewReset(tx, token)));
  }

  async redeemReset(facts: Facts, token: string, password: string): Promise<Answer<void>> {
    const answered = await redeemReset(this.#identity, facts, token, password);
    await this.deliver(facts.now);
    return answered;
  }

  async linkOidc(
    facts: Facts,
    browser: Browser,
    account: Account,
    password: string,
    allowed: boolean,
  ): Promise<Answer<void>> {
    return (allowed ? allowOidc : unlinkOidc)(this.#identity, facts, browser, account, password);
  }

  async listSessions(session: Session, now: number): Promise<AccountSession[]> {
    return listSessions(this.sql, session.account.id, session.id, now);
  }

  async endSession(facts: Facts, account: Account, session: string): Promise<Answer<void>> {
    return answer(() => this.transact(facts, (tx) => endSession(tx, account, session)));
  }

  /** Signs out here, or everywhere; answers the cookies that clear the browser's. */
  async signOut(facts: Facts, browser: Browser, where: "here" | "everywhere"): Promise<string[]> {
    return signOut(this.#identity, facts, browser, where);
  }

  /** `not_found` where no provider is configured. */
  async startOidc(facts: Facts, browser: Browser, next: string): Promise<Answer<WithCookies<{ url: string }>>> {
    if (!this.#provider) return { ok: false, problem: { code: "not_found" } };
    return startOidc(this.#provider, facts, browser, next);
  }

  /** The provider's way back; answers where to go. */
  async finishOidc(facts: Facts, browser: Browser, search: string): Promise<Answer<WithCookies<string>>> {
    if (!this.#provider) return { ok: false, problem: { code: "not_found" } };
    return { ok: true, value: await finishOidc(this.#identity, this.#provider, facts, browser, search) };
  }

  /** Keeps what a bureau asks of its people's passwords and sessions. */
  async setPolicy(facts: Facts, bureau: string, policy: SecurityPolicy): Promise<void> {
    this.transact(facts, (tx) => setPolicy(tx, bureau, policy));
  }

  /** Notes the newest row of a bureau's trail. */
  async anchorAudit(bureau: string, anchor: Anchor): Promise<void> {
    this.transact(ownFacts(), (tx) => anchorAudit(tx, bureau, anchor));
  }

  async anchorsOf(bureau: string): Promise<Anchor[]> {
    return anchorsOf(this.sql, bureau);
  }

  /** One page of following this trail's chain; nothing of its rows is told. */
  async verifyAudit(cursor: string | undefined): Promise<Answer<AuditCheck>> {
    return answer(() => this.transact(ownFacts(), (tx) => checkAudit(tx, cursor)));
  }

  /** What is kept here about a person, by field. */
  async valuesOf(person: string, own: boolean): Promise<DirectoryValues> {
    return directoryValues(this.sql, person, own);
  }

  async forgetPerson(person: string, by: PersonRef): Promise<void> {
    this.transact(ownFacts(), (tx) => forgetPerson(tx, person, by));
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

  /** The answer that a repeated request got the first time; null = it is this one's to do. */
  async beginRepeatable(facts: Facts, request: Repeatable): Promise<Answer<string | null>> {
    try {
      return { ok: true, value: await this.#repeats.begin(this.sql, request, facts.now) };
    } catch (error) {
      if (error instanceof Problem) return { ok: false, problem: error.facts };
      throw error;
    }
  }

  async endRepeatable(facts: Facts, request: Repeatable, answered: string | null): Promise<void> {
    this.transact(facts, (tx) => this.#repeats.end(tx, request, answered));
  }

  async createPairing(facts: Facts, request: PairingRequest): Promise<PairingOffer> {
    return this.transact(facts, (tx) => createPairing(tx, request));
  }

  async pollPairing(facts: Facts, id: string, secret: string): Promise<Answer<PairingState>> {
    return answer(() => this.transact(facts, (tx) => pollPairing(tx, id, secret)));
  }

  /** Keeps a code for a screen; answers the hash of the secret that its token will carry. */
  async holdCode(facts: Facts, code: string, place: Place): Promise<Answer<string>> {
    return answer(() => this.transact(facts, (tx) => holdCode(tx, code, place)));
  }

  async claimPairing(facts: Facts, code: string, place: Place): Promise<Answer<void>> {
    return answer(() => this.transact(facts, (tx) => claimPairing(tx, code, place)));
  }
}

/** The facts of what another object asks for. */
function ownFacts(): Facts {
  return { now: Date.now(), requestId: "bureau", address: "" };
}
