import { Module, type DynamicModule } from '@nestjs/common';
import { PublicUrl } from './config/public-url.js';
import { Secret } from './config/secret.js';
import { Database } from './database/database.js';
import { Draining } from './http/draining.js';
import { HealthController } from './http/health.controller.js';
import { Limits } from './limits/limits.js';
import { Mailer } from './mail/mailer.js';
import { MetricsAccess } from './http/metrics-access.js';
import { MetricsController } from './http/metrics.controller.js';
import { Metrics } from './http/metrics.js';

/** What the process brings, for every module to ask for. */
export interface Platform {
  readonly database: Database;
  readonly secret: Secret;
  readonly draining: Draining;
  readonly publicUrl: PublicUrl;
  readonly mailer: Mailer;
  readonly metrics: Metrics;
  readonly metricsAccess: MetricsAccess;
}

@Module({})
export class PlatformModule {
  static with(platform: Platform): DynamicModule {
    const { database, secret, draining, publicUrl, mailer, metrics, metricsAccess } = platform;
    const providers = [
      { provide: Database, useValue: database },
      { provide: Secret, useValue: secret },
      { provide: Draining, useValue: draining },
      { provide: PublicUrl, useValue: publicUrl },
      { provide: Mailer, useValue: mailer },
      Limits,
      { provide: Metrics, useValue: metrics },
      { provide: MetricsAccess, useValue: metricsAccess },
    ];
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController, MetricsController],
      providers,
      exports: providers,
    };
  }
}
