import { Module, type DynamicModule } from '@nestjs/common';
import { PublicUrl } from './config/public-url.js';
import { Secret } from './config/secret.js';
import { Database } from './database/database.js';
import { Draining } from './http/draining.js';
import { HealthController } from './http/health.controller.js';
import { Limits } from './limits/limits.js';
import { Mailer } from './mail/mailer.js';

/** What the process brings, for every module to ask for. */
export interface Platform {
  readonly database: Database;
  readonly secret: Secret;
  readonly draining: Draining;
  readonly publicUrl: PublicUrl;
  readonly mailer: Mailer;
}

@Module({})
export class PlatformModule {
  static with({ database, secret, draining, publicUrl, mailer }: Platform): DynamicModule {
    const providers = [
      { provide: Database, useValue: database },
      { provide: Secret, useValue: secret },
      { provide: Draining, useValue: draining },
      { provide: PublicUrl, useValue: publicUrl },
      { provide: Mailer, useValue: mailer },
      Limits,
    ];
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController],
      providers,
      exports: providers,
    };
  }
}
