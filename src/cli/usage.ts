export const USAGE = `parley: a moderated comment and discussion service for publishers

  parley serve                                   serve until Ctrl-C
  parley migrate [--to <name>|<number>|none]     bring the database's schema up to date, or back or forward to there
  parley sites add <key> --host <host> [--name <name>] [--locale <locale>]
  parley accounts add <email> --role reader|moderator|publisher|admin [--name <name>] [--section <key>]... [--json]
  parley import wordpress <file> [--dry-run] [--with-pings] [--close-after-days <n>]
                                 [--disclosure-prefix <text>] [--json]
  parley check                                   recompute every stored count; exit 1 on any difference

  --site <key>  where there are several sites
Settings come from the environment: DATABASE_URL, DATA_DIR, HOST, PORT, PUBLIC_URL, SECRET, TRUSTED_PROXIES,
LOG_LEVEL, DRAIN_SECONDS, METRICS_TOKEN.`;
