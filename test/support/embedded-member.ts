import { once } from 'node:events';
import { joinEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';

// A member of a folder's server in a process of its own: prints its URL, and leaves at the end of its input.
const member = await joinEmbeddedPostgres({ dataDir: process.argv[2]!, settings: { fsync: 'off' } });
console.log(member.url);
await once(process.stdin.resume(), 'end');
await member.leave();
