import { Module, type DynamicModule } from '@nestjs/common';
import { Secret } from './config/secret.js';
import { Database } from './database/database.js';
import { HealthController } from './http/health.controller.js';

/** What every module may ask for: the database and the secret. */
@Module({})
export class PlatformModule {
  static with(database: Database, secret: Secret): DynamicModule {
    const providers = [
      { provide: Database, useValue: database },
      { provide: Secret, useValue: secret },
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
