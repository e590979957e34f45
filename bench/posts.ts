import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateThread } from './generate-thread.js';

/** What posts are made of. The nth post is the same whoever makes it; each is another one for the service. */
export interface PostKit {
  readonly tokens: readonly string[];
  readonly texts: readonly string[];
  /** Begins each idempotency key, so that no two runs on one database share any. */
  readonly run: string;
}

export interface PostRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const TEXTS = 500;

/** Texts as long as people's are. */
export const postTexts = (): string[] =>
  [...generateThread({ comments: TEXTS, kind: 'flat', seed: 7 })].map(({ html }) =>
    html.replaceAll(/<[^>]*>/g, ''),
  );

export function nthPost({ tokens, texts, run }: PostKit, n: number): PostRequest {
  const address = [10, (n >> 16) & 255, (n >> 8) & 255, n & 255].join('.');
  return {
    headers: {
      authorization: `Bearer ${tokens[n % tokens.length]}`,
      'idempotency-key': `${run}-post-${String(n).padStart(10, '0')}`,
      'x-forwarded-for': address,
    },
    body: JSON.stringify({ body: `${texts[n % texts.length]} Number ${n}.` }),
  };
}

/** The program by which wrk makes the posts from `first` on, to these threads by turns; it prints what was refused. */
export async function writePostScript(
  folder: string,
  { tokens, texts, run }: PostKit,
  { first, threads }: { first: number; threads: readonly string[] },
): Promise<string> {
  const lists = { tokens, texts, threads };
  for (const [name, lines] of Object.entries(lists))
    await writeFile(join(folder, `${name}.txt`), `${lines.join('\n')}\n`);
  const script = join(folder, 'post.lua');
  await writeFile(script, luaOf(folder, run, first));
  return script;
}

const luaOf = (folder: string, run: string, first: number): string => `
local function lines(name)
  local all = {}
  for line in io.lines("${folder}/" .. name .. ".txt") do all[#all + 1] = line end
  return all
end

local made = {}
function setup(thread) made[#made + 1] = thread end

function init()
  tokens, texts, threads = lines("tokens"), lines("texts"), lines("threads")
  n, refused, example = ${first} - 1, 0, ""
end

function request()
  n = n + 1
  local address = "10." .. math.floor(n / 65536) % 256 .. "." .. math.floor(n / 256) % 256 .. "." .. n % 256
  local headers = {
    ["content-type"] = "application/json",
    ["authorization"] = "Bearer " .. tokens[n % #tokens + 1],
    ["idempotency-key"] = string.format("${run}-post-%010d", n),
    ["x-forwarded-for"] = address,
  }
  local body = '{"body":"' .. texts[n % #texts + 1] .. " Number " .. n .. '."}'
  return wrk.format("POST", "/api/v1/threads/" .. threads[n % #threads + 1] .. "/comments", headers, body)
end

function response(status, _, body)
  if status ~= 201 then
    refused = refused + 1
    if example == "" then example = status .. " " .. body:sub(1, 300) end
  end
end

function done()
  for _, thread in ipairs(made) do
    print("made until: " .. thread:get("n"))
    print("refused: " .. thread:get("refused") .. " " .. thread:get("example"))
  end
end
`;
