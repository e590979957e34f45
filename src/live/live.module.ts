import { Module, type DynamicModule } from '@nestjs/common';
import { LiveEventsController } from './live-events.controller.js';
import { Live } from './live.js';

@Module({})
export class LiveModule {
  static with(live: Live): DynamicModule {
    return {
      module: LiveModule,
      controllers: [LiveEventsController],
      providers: [{ provide: Live, useValue: live }],
    };
  }
}
