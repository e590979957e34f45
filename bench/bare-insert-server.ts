import 'reflect-metadata';
import { Body, Controller, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { newId } from '../src/platform/ids.js';
import { givenConfig } from './child.js';

const { databaseUrl } = givenConfig<{ databaseUrl: string }>();
const dataSource = new DataSource({ type: 'postgres', url: databaseUrl, extra: { max: 20 } });
await dataSource.initialize();
await dataSource.query(
  'CREATE TABLE IF NOT EXISTS bare_comments (id uuid PRIMARY KEY, thread_id uuid NOT NULL, body text NOT NULL, created_at timestamptz NOT NULL)',
);

/** What a framework does at the least to keep a comment: one insert a request. */
@Controller('api/v1/threads')
class BareController {
  @Post(':id/comments')
  async post(@Param('id') threadId: string, @Body() { body }: { body: string }): Promise<object> {
    const comment = { id: newId(), threadId, body, createdAt: new Date() };
    await dataSource.query('INSERT INTO bare_comments VALUES ($1, $2, $3, $4)', [
      comment.id,
      threadId,
      body,
      comment.createdAt,
    ]);
    return { comment };
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), {
  logger: false,
});
await app.listen(0, '127.0.0.1');
process.send!({ url: await app.getUrl() });
