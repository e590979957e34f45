import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify';
import { discreet, loggedError } from './discretion.rules.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogSettings {
  readonly level: LogLevel;
  /** Where the lines go; the standard output unless said. */
  readonly stream?: { write(line: string): void };
}

/**
 * Fastify's own pino: one JSON object a line, with the level by its name and the time in UTC. No line has an address,
 * a user agent, a body, a credential or an e-mail address: none is written, and what an error quotes is taken out.
 */
export const logOptions = ({ level, stream }: LogSettings): FastifyServerOptions['logger'] => ({
  level,
  ...(stream && { stream }),
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label) => ({ level: label }) },
  // Fastify's own show addresses and whole URLs.
  serializers: { err: loggedError, req: () => ({}), res: () => ({}) },
  hooks: { streamWrite: discreet },
});

/** Parts of Nest that tell how they start. */
const STARTING = ['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication'];

/** Nest's Logger, through the same pino; `part` names who speaks. */
export class NestLog implements LoggerService {
  constructor(private readonly pino: FastifyBaseLogger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(STARTING.includes(partOf(rest) ?? '') ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  private write(level: 'info' | 'error' | 'warn' | 'debug', message: unknown, rest: unknown[]): void {
    const part = partOf(rest);
    const fields = { ...(part !== undefined && { part }), ...(message instanceof Error && { err: message }) };
    this.pino[level](fields, message instanceof Error ? 'failed' : String(message));
  }
}

/** Nest hands over who speaks as the last argument. */
const partOf = (rest: readonly unknown[]): string | undefined => {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : undefined;
};
