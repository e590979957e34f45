import { Module, type DynamicModule } from '@nestjs/common';
import { PageCache } from './page-cache.js';

/** Lends the one cache of the process to whatever answers with pages that all readers share. */
@Module({})
export class PageCacheModule {
  static with(pages: PageCache): DynamicModule {
    const providers = [{ provide: PageCache, useValue: pages }];
    return { module: PageCacheModule, global: true, providers, exports: providers };
  }
}
