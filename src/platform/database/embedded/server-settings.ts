/** PostgreSQL's settings by name. */
export type ServerSettings = Readonly<Record<string, string>>;

/** A small server beside the service that it serves. What is not named keeps PostgreSQL's own default. */
const FOOTPRINT: ServerSettings = {
  shared_buffers: '64MB',
  max_connections: '100',
  jit: 'off',
};

const DURABILITY: ServerSettings = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

/** The log may be shown to others, so it holds neither the text of statements nor values of rows. */
const DISCREET_LOG: ServerSettings = {
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  // Lines of one server are told from those of another by its process: see `start-postmaster.ts`.
  log_line_prefix: '%m [%p] ',
};

const TIME: ServerSettings = { timezone: 'UTC', log_timezone: 'UTC' };

/** Only this machine reaches the server; a socket file would need a folder with a short path that both users enter. */
const reach = (port: number): ServerSettings => ({
  listen_addresses: '127.0.0.1',
  port: String(port),
  unix_socket_directories: '',
});

/** As arguments of `postgres`. What the caller gives comes over our defaults, except where the server is reached. */
export function settingArguments(given: ServerSettings, port: number): string[] {
  const settings = { ...FOOTPRINT, ...DURABILITY, ...DISCREET_LOG, ...TIME, ...given, ...reach(port) };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
