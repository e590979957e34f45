import { register } from 'node:module';

// Lets this process import TypeScript: `node --import ./scripts/typescript.js <file>.ts`.
register('./typescript-hooks.js', import.meta.url);
