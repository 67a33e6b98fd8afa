import { type ChildProcess, spawn } from "node:child_process";
import { type APIRequestContext, expect, request } from "@playwright/test";
import { makeHouse } from "./support";

const PROGRAM = process.env.KEZHAN_SERVER ?? "cargo run --quiet -p kezhan-http --bin kezhan-server --";

/** A house with a server of its own, which a story may end and start again. */
export class OwnHouse {
  private process: ChildProcess | null = null;
  private readonly folder: string;

  constructor(private readonly port: number) {
    this.folder = `target/e2e/own-${port}-${Date.now()}`;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const command = `exec ${PROGRAM} serve --data ${this.folder} --listen 127.0.0.1:${this.port}`;
    this.process = spawn("sh", ["-c", command], { cwd: "../", stdio: "ignore", detached: true });
    const probe = await request.newContext();
    await expect
      .poll(async () => (await probe.get(`${this.url}/health`).catch(() => null))?.ok() ?? false, {
        timeout: 600_000,
      })
      .toBe(true);
    await probe.dispose();
  }

  /** Ends the server without warning, as a power cut does. */
  async kill(): Promise<void> {
    const child = this.process;
    if (child?.pid) {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      process.kill(-child.pid, "SIGKILL");
      await gone;
    }
    this.process = null;
  }

  /** The operations as the administrator of a fresh house, which opened today or on another date. */
  async manage(businessDate: string | null = null): Promise<Desk> {
    const context = await request.newContext({ baseURL: this.url });
    await makeHouse(context, businessDate);
    const desk = new Desk(context);
    await desk.signIn("admin", "yunqi-2026");
    return desk;
  }
}

interface Person {
  login: string;
  name: string;
  role: string;
  pin: string;
}

/** Operations by HTTP, for what a story needs to find in the house. */
export class Desk {
  private token = "";
  private calls = 0;

  constructor(private readonly context: APIRequestContext) {}

  async run(op: string, data: object): Promise<Record<string, never>> {
    this.calls += 1;
    const key = `01JD${String(Date.now()).padStart(14, "0")}${String(this.calls).padStart(8, "0")}`;
    const headers = { "Idempotency-Key": key, ...(this.token && { Authorization: `Bearer ${this.token}` }) };
    const answer = await this.context.post(`/api/${op}`, { data, headers });
    expect(answer.ok(), `${op}: ${await answer.text()}`).toBe(true);
    return answer.json();
  }

  async signIn(login: string, password: string): Promise<void> {
    const { token } = await this.run("session.sign_in", { login, password, station: "tests" });
    this.token = token ?? "";
  }

  async hire({ login, name, role, pin }: Person): Promise<void> {
    const { roles } = (await this.run("role.list", {})) as unknown as {
      roles: { id: string; code: string }[];
    };
    const ids = roles.filter(({ code }) => code === role).map(({ id }) => id);
    await this.run("user.save", {
      login,
      name,
      pin,
      roles: ids,
      language: "zh-CN",
      active: true,
      password: "yunqi-2026",
    });
  }

  /** A guest in house; gives the stay. */
  async checkIn(guest: string, nights = 1, idNumber = "110101199003070011"): Promise<string> {
    const { businessDate } = (await this.run("room.wall", {})) as unknown as { businessDate: string };
    const departure = new Date(Date.parse(businessDate) + nights * 86_400_000).toISOString().slice(0, 10);
    const proposal = { arrival: businessDate, departure, adults: 1 };
    const { rooms } = (await this.run("room.propose", proposal)) as unknown as { rooms: { id: string }[] };
    const done = await this.run("stay.walk_in", {
      roomId: rooms[0]?.id,
      nights,
      adults: 1,
      guest: { name: guest, idType: "resident_id", idNumber },
    });
    return String(done.stayId);
  }
}
