import type { TestService } from './service.js';

/** The service's clock, stopped for every instance, so that an instant can be looked at for as long as it takes. */
export class HeldClock {
  private constructor(
    private readonly service: TestService,
    private readonly running: string,
    private heldAt: Date,
  ) {}

  /** Stops it at `at`, else where it is. */
  static async hold(service: TestService, at?: Date): Promise<HeldClock> {
    const [clock] = await service.database.query<{ running: string; now: Date }>(
      `SELECT pg_get_functiondef('parley_now()'::regprocedure) AS running, parley_now() AS now`,
    );
    const held = new HeldClock(service, clock!.running, at ?? clock!.now);
    await held.moveTo(at ?? clock!.now);
    return held;
  }

  get at(): Date {
    return this.heldAt;
  }

  async moveTo(at: Date): Promise<void> {
    this.heldAt = at;
    await this.service.database.query(
      `CREATE OR REPLACE FUNCTION parley_now() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL RESTRICTED AS
       $$ SELECT timestamptz '${at.toISOString()}' $$`,
    );
  }

  /** It runs on from where it was held last. */
  async release(): Promise<void> {
    await this.service.database.query(this.running);
    const [clock] = await this.service.database.query<{ now: Date }>('SELECT parley_now() AS now');
    await this.service.moveClock(this.heldAt.getTime() - clock!.now.getTime() + 1);
  }
}
