import { ENDPOINTS, type EndpointId } from "../contracts/endpoints.ts";
import type { EndpointRow } from "../contracts/endpoint.ts";
import type { ResetNote } from "../contracts/account.ts";
import type { Bureau as BureauFacts, Founding } from "../contracts/bureau.ts";
import type { Heartbeat, HeartbeatAnswer, PlaysAnswer } from "../contracts/device.ts";
import type { Invitation, InvitationView, Member } from "../contracts/member.ts";
import { byRole, type RolePermission } from "../domain/permission/table.ts";
import type { Env } from "../env.ts";
import { answer, type Answer } from "../platform/answer.ts";
import { forgetOldAnswers, once } from "../platform/idempotency.ts";
import { SqlObject } from "../platform/object.ts";
import type { Migrations } from "../platform/migrate.ts";
import type { Deliverers } from "../platform/outbox.ts";
import type { TimerHandlers } from "../platform/timer.ts";
import type { Caller, Notice, Tx } from "../platform/tx.ts";
import { actorWith } from "./actor.ts";
import { ANCHOR_TIMER, anchorAudit, armAnchor } from "./audit/anchor.ts";
import { ALERT_TIMER } from "./alert/table.ts";
import { watchScreens } from "./alert/watch.ts";
import { deliverers } from "./deliver.ts";
import { deviceHeartbeat, deviceManifest, devicePlan, devicePlays, type DeviceKey } from "./device.ts";
import { feedDocument, type FeedAnswer, type FeedRequest } from "./feed.ts";
import { LiveChannels } from "./live/channel.ts";
import { tellOfChange } from "./live/table.ts";
import { EXPIRY_TIMER, warnOfExpiry } from "./material/expire.ts";
import { materialFile, type MaterialFile } from "./material/file.ts";
import { foundBureau, foundBureauFor, inviteFirst } from "./member/found.ts";
import { acceptInvitation, lookAtInvitation } from "./member/accept.ts";
import { viewMembers } from "./member/view.ts";
import { armRetention, expirePersonalData, RETENTION_TIMER } from "./personal-data/expire.ts";
import { noteReset } from "./password-reset/note.ts";
import { AHEAD_TIMER, armAhead, compileAhead } from "./plan/ahead.ts";
import { touchSchedules } from "./plan/generation.ts";
import { markerOf, namesPlan, setMarker } from "./plan/marker.ts";
import { planText } from "./plan/table.ts";
import { readUpgrade } from "../platform/upgrade.ts";
import { ARCHIVE_TIMER, archivePlays, forgetArchived, nextArchive } from "./play/archive.ts";
import { CHECK_TIMER, checkRollup } from "./play/check.ts";
import { closeDays, PROOF_TIMER } from "./proof/close.ts";
import { keepScreenshot, requireAsked } from "./screenshot/keep.ts";
import { SCREENSHOTS_TIMER, sweepScreenshots } from "./screenshot/sweep.ts";
import { screenByToken } from "./screen/token.ts";
import { placeBureau } from "./settings/placed.ts";
import { lapseOffers } from "./signup/settle.ts";
import { OFFERS_TIMER } from "./signup/table.ts";
import { keptMedia, sweepUploads } from "./upload/sweep.ts";
import { VERBS } from "./verbs.ts";

const MIGRATIONS = import.meta.glob<string>("./migrations/*.sql", {
  query: "?raw",
  import: "default",
  eager: true,
}) satisfies Migrations;

export type VerbId = keyof typeof VERBS;
export type VerbInput<Id extends VerbId> = Parameters<(typeof VERBS)[Id]>[2];
export type VerbResult<Id extends VerbId> = ReturnType<(typeof VERBS)[Id]>;

/** One bureau: all of its state, its single writer. A switchboard; the work is in the verbs. */
export class Bureau extends SqlObject {
  protected readonly timers: TimerHandlers = {
    idempotency: forgetOldAnswers,
    uploads: sweepUploads,
    [SCREENSHOTS_TIMER]: sweepScreenshots,
    [PROOF_TIMER]: closeDays,
    [ALERT_TIMER]: watchScreens,
    [ARCHIVE_TIMER]: archivePlays,
    [CHECK_TIMER]: checkRollup,
    [EXPIRY_TIMER]: warnOfExpiry,
    [OFFERS_TIMER]: lapseOffers,
    [AHEAD_TIMER]: compileAhead,
    [ANCHOR_TIMER]: anchorAudit,
    [RETENTION_TIMER]: expirePersonalData,
  };
  protected readonly deliverers: Deliverers;
  readonly #live: LiveChannels;
  /** What happens every night has been asked for since the object woke. */
  #nightsArmed = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, MIGRATIONS);
    const timer = () => ({ now: Date.now(), requestId: "timer", address: "" });
    this.deliverers = deliverers(env, {
      keptMedia: () => this.transact(timer(), keptMedia),
      nextArchive: () => this.transact(timer(), nextArchive),
      forgetArchived: (file, sha256) => this.transact(timer(), (tx) => forgetArchived(tx, file, sha256)),
    });
    this.#live = new LiveChannels(ctx, this.objectName, Number(env.MAX_LIVE ?? Number.POSITIVE_INFINITY));
  }

  /** Runs the verb of an endpoint row for a person: gate by role, once per Idempotency-Key, one transaction. */
  async perform<Id extends VerbId>(id: Id, caller: Caller, input: VerbInput<Id>): Promise<Answer<VerbResult<Id>>> {
    let deliveries = 0;
    const answered = answer(() =>
      this.transact(factsOf(caller), (tx) => {
        const actor = actorWith(tx, caller, permissionOf(id));
        if (!this.#nightsArmed) {
          armRetention(tx);
          armAnchor(tx);
        }
        const value = once(tx, caller, id, this.env.AUTH_SECRET, () => {
          const result = verbOf(id)(tx, actor, input);
          if (writes(id) && tx.left.audits === 0) throw new Error(`${id} wrote no audit row`);
          if (writes(id) && touchSchedules(tx, id)) {
            armAhead(tx);
            // A takeover has told the screens that it names, and changes nothing for others.
            if (!id.startsWith("takeover.")) tellOfChange(tx);
          }
          return result;
        });
        deliveries = tx.left.deliveries;
        return value;
      }),
    );
    if (answered.ok) this.#nightsArmed = true;
    if (deliveries > 0) await this.deliver(caller.nowMs);
    return answered;
  }

  async found(caller: Caller, founding: Founding): Promise<Answer<BureauFacts>> {
    const answered = answer(() => this.transact(factsOf(caller), (tx) => foundBureau(tx, caller.person, founding)));
    await this.deliver(caller.nowMs);
    return answered;
  }

  /** The same for the platform's operator; answers the first administrator's invitation. */
  async foundFor(caller: Caller, facts: Parameters<typeof foundBureauFor>[2]): Promise<Answer<Invitation>> {
    return answer(() => this.transact(factsOf(caller), (tx) => foundBureauFor(tx, caller.person, facts)));
  }

  async inviteFirst(caller: Caller, email: string): Promise<Answer<Invitation>> {
    return answer(() => this.transact(factsOf(caller), (tx) => inviteFirst(tx, caller.person, email)));
  }

  /** The directory's word on the bureau above. */
  async placed(parent: BureauFacts["parent"]): Promise<void> {
    this.transact({ now: Date.now(), requestId: "directory", address: "" }, (tx) => placeBureau(tx, parent));
  }

  /** The person's place in this bureau, with the bureau's name; null when there is none. */
  async membership(person: string): Promise<{ name: string; member: Member } | null> {
    return this.transact({ now: Date.now(), requestId: "", address: "" }, (tx) => {
      const [member] = viewMembers(tx, [person], null);
      const [bureau] = tx.sql.exec<{ name: string }>("SELECT name FROM bureau").toArray();
      return member && bureau ? { name: bureau.name, member } : null;
    });
  }

  /** Where the bytes of a hash lie, for whoever asks; a problem when a caller is no member. */
  async file(sha256: string, caller: Caller | null): Promise<Answer<MaterialFile | null>> {
    const facts = caller ? factsOf(caller) : { now: Date.now(), requestId: "", address: "" };
    return answer(() => this.transact(facts, (tx) => materialFile(tx, sha256, caller)));
  }

  /** The directory tells that a member has set a new password by a link, and who let them. */
  async noteReset(note: ResetNote): Promise<void> {
    this.transact({ now: Date.now(), requestId: "directory", address: "" }, (tx) => noteReset(tx, note));
  }

  async viewInvitation(token: string, nowMs: number): Promise<Answer<Omit<InvitationView, "hasAccount">>> {
    return answer(() => this.transact({ now: nowMs, requestId: "", address: "" }, (tx) => lookAtInvitation(tx, token)));
  }

  async acceptInvitation(caller: Caller, token: string): Promise<Answer<void>> {
    const answered = answer(() => this.transact(factsOf(caller), (tx) => acceptInvitation(tx, token, caller.person)));
    await this.deliver(caller.nowMs);
    return answered;
  }

  // What devices ask, by the token of a screen. These do not go through `perform`: telemetry has no audit row, and the
  // manifest that has not changed is the most frequent request there is.

  /** The manifest; `body` is null when the screen has this version already. */
  async deviceManifest(
    key: DeviceKey,
    seen: string | null,
    facts: DeviceFacts,
  ): Promise<Answer<{ version: string; body: string | null }>> {
    let marker = markerOf(this.sql, key, facts.now);
    if (!marker) {
      const answered = answer(() => this.transact(facts, (tx) => deviceManifest(tx, key)));
      if (!answered.ok) return answered;
      marker = answered.value;
      setMarker(this.sql, key.screen, marker);
    }
    const { version, body } = marker;
    return { ok: true, value: { version, body: version === seen ? null : body } };
  }

  /** A plan's text; null when the screen has it already. One that its manifest names is answered without a query. */
  async devicePlan(key: DeviceKey, plan: string, seen: boolean, facts: DeviceFacts): Promise<Answer<string | null>> {
    const marker = markerOf(this.sql, key, facts.now);
    const text = marker && namesPlan(marker, plan) ? planText(this.sql, plan) : null;
    if (text !== null) return { ok: true, value: seen ? null : text };
    const answered = answer(() => this.transact(facts, (tx) => devicePlan(tx, key, plan)));
    return answered.ok && seen ? { ok: true, value: null } : answered;
  }

  async devicePlays(key: DeviceKey, text: string, facts: DeviceFacts): Promise<Answer<PlaysAnswer>> {
    return answer(() => this.transact(facts, (tx) => devicePlays(tx, key, text)));
  }

  async deviceHeartbeat(key: DeviceKey, said: Heartbeat, facts: DeviceFacts): Promise<Answer<HeartbeatAnswer>> {
    return answer(() => this.transact(facts, (tx) => deviceHeartbeat(tx, key, said)));
  }

  /** Opens a screen's live channel (a WebSocket upgrade), or says why not as an `Answer`. */
  override async fetch(request: Request): Promise<Response> {
    const { key, facts } = readUpgrade(request);
    const answered = answer(() => {
      this.transact(facts, (tx) => screenByToken(tx, key.screen, key.secret));
      return this.#live.open(key.screen, facts.now);
    });
    return answered.ok ? answered.value : Response.json(answered);
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    this.#live.heard(socket, data, Date.now());
  }

  override webSocketClose(socket: WebSocket): void {
    this.#live.closed(socket);
  }

  override webSocketError(socket: WebSocket): void {
    this.#live.closed(socket);
  }

  override async alarm(): Promise<void> {
    this.#live.endSilent(Date.now());
    await super.alarm();
  }

  protected override notify(notice: Notice): void {
    this.#live.send(notice);
  }

  async requireScreenshot(key: DeviceKey, screenshot: string, facts: DeviceFacts): Promise<Answer<void>> {
    return answer(() =>
      this.transact(facts, (tx) => requireAsked(tx, screenByToken(tx, key.screen, key.secret).id, screenshot)),
    );
  }

  async keepScreenshot(
    key: DeviceKey,
    screenshot: string,
    picture: { sha256: string; bytes: number },
    facts: DeviceFacts,
  ): Promise<Answer<void>> {
    return answer(() =>
      this.transact(facts, (tx) =>
        keepScreenshot(tx, screenByToken(tx, key.screen, key.secret).id, screenshot, picture),
      ),
    );
  }

  /** What other players and calendars read by a secret link. */
  async feedDocument(request: FeedRequest, facts: DeviceFacts): Promise<Answer<FeedAnswer>> {
    return answer(() => this.transact(facts, (tx) => feedDocument(tx, request)));
  }
}

type DeviceFacts = Pick<Tx, "now" | "requestId" | "address">;

function factsOf(caller: Caller): Pick<Tx, "now" | "requestId" | "address"> {
  return { now: caller.nowMs, requestId: caller.requestId, address: caller.address };
}

/** Verbs without a row of their own are parts of one that has. */
const PART_OF: Record<string, EndpointId> = {
  "upload.open": "upload.send",
  "screen.pairable": "screen.pair",
  "screen.novacloud_files": "screen.novacloud",
  "audit.page": "audit.export",
  "password_reset.allowed": "password_reset.create",
};

function permissionOf(id: VerbId): RolePermission {
  const row: EndpointRow = ENDPOINTS[PART_OF[id] ?? (id as EndpointId)];
  if (!byRole(row.permission)) throw new Error(`${id} has no permission by role`);
  return row.permission;
}

function writes(id: VerbId): boolean {
  if (id in PART_OF) return false;
  const row: EndpointRow = ENDPOINTS[id as EndpointId];
  return row.method !== "GET" && !row.reads;
}

// Safe because `VERBS` maps each id to the verb that takes and gives exactly what VerbInput and VerbResult derive from it.
function verbOf<Id extends VerbId>(id: Id) {
  return VERBS[id] as unknown as (tx: Tx, actor: ReturnType<typeof actorWith>, input: VerbInput<Id>) => VerbResult<Id>;
}
