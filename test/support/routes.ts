import type { DynamicModule, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { AppModule } from '../../src/app.module.js';
import { readRoutes, type Route } from '../../src/api-document/read-routes.js';
import { Live } from '../../src/live/live.js';
import { PageCache } from '../../src/page-cache/page-cache.js';
import { PublicUrl } from '../../src/platform/config/public-url.js';
import { Secret } from '../../src/platform/config/secret.js';
import type { Database } from '../../src/platform/database/database.js';
import { Hints } from '../../src/platform/database/hints.js';
import { Draining } from '../../src/platform/http/draining.js';
import { NoMailer } from '../../src/platform/mail/mailer.js';
import { MetricsAccess } from '../../src/platform/http/metrics-access.js';
import { Metrics } from '../../src/platform/http/metrics.js';

type Module = DynamicModule | Type<object>;
type Member = (typeof MODULE_METADATA)['CONTROLLERS' | 'IMPORTS'];

/** Every route of a module and of what it imports. */
export const routesOf = (module: Module): Route[] => readRoutes([...new Set(controllersOf(module))]);

/** Every route that the service's controllers declare. */
export function declaredRoutes(database: Database): Route[] {
  const hints = new Hints(database, null, () => undefined);
  return routesOf(
    AppModule.with({
      database,
      secret: new Secret('a secret of a test'),
      draining: new Draining(),
      publicUrl: new PublicUrl(null),
      mailer: new NoMailer(),
      metrics: new Metrics(database),
      metricsAccess: new MetricsAccess(null, true),
      pages: new PageCache(database, hints),
      live: new Live(database, hints, () => undefined),
    }),
  );
}

function controllersOf(module: Module): Type<object>[] {
  const { type, given } =
    'module' in module ? { type: module.module, given: module } : { type: module, given: null };
  const declared = (member: Member): unknown[] => (Reflect.getMetadata(member, type) ?? []) as unknown[];
  const imports = [...declared(MODULE_METADATA.IMPORTS), ...(given?.imports ?? [])] as Module[];
  const controllers = [
    ...declared(MODULE_METADATA.CONTROLLERS),
    ...(given?.controllers ?? []),
  ] as Type<object>[];
  return [...controllers, ...imports.flatMap(controllersOf)];
}
