import { exports } from "cloudflare:workers";
import { createClient, type Call, type Fetch } from "../../src/contracts/client.ts";
import type { PartnerRole, StaffRole } from "../../src/contracts/permission.ts";

export const ORIGIN = "https://fangfei.test";
export const PASSWORD = "Fangfei-test-2026";
export const SETUP_SECRET = "test-setup-secret";
const DEMO = { "fangfei-demo-secret": "test-demo-secret" };

/** The Worker under test, called as over HTTP. */
export function send(path: string, init: RequestInit = {}): Promise<Response> {
  return worker().fetch(new Request(ORIGIN + path, { redirect: "manual", ...init }));
}

// Safe because `src/index.ts` exports a default with `fetch`.
function worker() {
  return (exports as { default: { fetch(request: Request): Promise<Response> } }).default;
}

/** One signed-in person: their cookie, and the typed client with it. `at` pretends an instant for every call. */
export interface Person {
  id: string;
  email: string;
  cookie: string;
  call: Call;
  at(instant: string): Call;
  send(path: string, init?: RequestInit): Promise<Response>;
}

function clientOf(headers: Record<string, string>): Call {
  const fetch: Fetch = (url, init) => send(url, init);
  return createClient({ fetch, headers: () => ({ "accept-language": "en", ...headers }) });
}

export const anonymous: Call = clientOf({});

export async function signIn(email: string): Promise<Person> {
  const response = await send("/api/auth/sign-in/email", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!response.ok) throw new Error(`Sign-in of ${email}: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const call = clientOf({ cookie });
  const { person } = await call("me.get", { params: {} });
  return {
    id: person.id,
    email,
    cookie,
    call,
    at: (instant) => clientOf({ cookie, ...DEMO, "fangfei-demo-instant": instant }),
    send: (path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set("cookie", cookie);
      return send(path, { ...init, headers });
    },
  };
}

const STAFF: Record<string, StaffRole[]> = {
  planner: ["planner"],
  planner2: ["planner"],
  reviewer1: ["reviewer_1"],
  reviewer2: ["reviewer_2"],
  reviewer3: ["reviewer_3"],
  operator: ["screen_operator"],
  admin: ["admin"],
  security: ["security_admin"],
  auditor: ["auditor"],
};

/** A bureau with its people; everybody signs in the first time they are asked for. */
export class TestBureau {
  readonly id: string;
  /** Administrator and security administrator; of the first bureau, the platform's operator too. */
  readonly founder: Person;
  readonly #people = new Map<string, Promise<Person>>();

  constructor(id: string, founder: Person) {
    this.id = id;
    this.founder = founder;
  }

  /** Somebody of the staff: planner, planner2, reviewer1…3, operator, admin, security, auditor. */
  as(name: string): Promise<Person> {
    const roles = STAFF[name];
    if (!roles) throw new Error(`Nobody is ${name}`);
    return this.staff(name, roles);
  }

  /** Somebody of the staff with any roles. */
  staff(name: string, roles: StaffRole[]): Promise<Person> {
    return this.#once(name, () => this.#invite(`${name}@${this.id}.test`, name, { roles }));
  }

  /** Somebody of a partner institution. */
  partner(institution: string, name = "manager", role: PartnerRole = "partner_manager"): Promise<Person> {
    const key = `${institution}/${name}`;
    const email = `${name}-${institution.slice(-6)}@${this.id}.test`;
    return this.#once(key, () => this.#invite(email, name, { institution, role }));
  }

  async institution(name: string): Promise<string> {
    const { call } = await this.as("admin");
    const made = await call("institution.create", { params: { bureau: this.id }, body: { name, kind: "bank" } });
    return made.id;
  }

  #once(key: string, make: () => Promise<Person>): Promise<Person> {
    const found = this.#people.get(key) ?? make();
    this.#people.set(key, found);
    return found;
  }

  async #invite(
    email: string,
    name: string,
    grant: { roles: StaffRole[] } | { institution: string; role: PartnerRole },
  ): Promise<Person> {
    const params = { bureau: this.id };
    const { token = "" } = await this.founder.call("invitation.create", { params, body: { email, grant } });
    await anonymous("invitation.accept", { params: { invitation_token: token }, body: { name, password: PASSWORD } });
    return signIn(email);
  }
}

/** Founds the one bureau of a test file by the one-time link. */
export async function newBureau(id = "jianghai", reviewSteps = 3): Promise<TestBureau> {
  const email = `founder@${id}.test`;
  await anonymous("setup.create", {
    params: {},
    body: {
      token: SETUP_SECRET,
      bureau: { id, name: "江海区金融局", zone: "Asia/Shanghai", reportingChannel: "0750-1234567", reviewSteps },
      admin: { email, name: "founder", password: PASSWORD },
    },
  });
  return new TestBureau(id, await signIn(email));
}

/** Another bureau beside the first, created by the platform's operator. */
export async function newBureauBeside(first: TestBureau, id: string): Promise<TestBureau> {
  const administrator = `founder@${id}.test`;
  const { invitation } = await first.founder.call("bureau.create", {
    params: {},
    body: { id, name: `${id} 金融局`, administrator },
  });
  const params = { invitation_token: invitation.token ?? "" };
  await anonymous("invitation.accept", { params, body: { name: "founder", password: PASSWORD } });
  return new TestBureau(id, await signIn(administrator));
}
