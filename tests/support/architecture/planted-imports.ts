import * as imports from "./imports.ts"
import type { Planted } from "./source.ts"

const lines = (count: number) => "export const x = 1\n".repeat(count)

/** Rules with violations of them: each planted one is shown to be caught, alone. */
export const ABOUT_IMPORTS: Planted[] = [
  [
    "db imports nothing of ours, app imports no server, and nothing imports tests",
    imports.direction,
    [
      { "db/a.ts": 'import { NOBODY } from "#app/context.ts"' },
      { "db/a.ts": 'export type { Env } from "../server/env.ts"' },
      { "app/people/a.server.ts": 'import { log } from "#server/log.ts"' },
      { "app/root.tsx": 'const log = await import("../server/log.ts")' },
      { "server/a.ts": 'import { until } from "#tests/support/machine.ts"' },
    ],
  ],
  [
    "ui and i18n import nothing of ours",
    imports.groundRooms,
    [
      { "app/ui/a.tsx": 'import { Seat } from "../roundtables/seat.tsx"' },
      { "app/i18n/a.ts": 'import type { Ctx } from "../context.ts"' },
    ],
  ],
  [
    "sinks know no domain",
    imports.sinksKnowNoDomain,
    [
      { "app/audit/a.server.ts": 'import { mayRead } from "../documents/policy.ts"' },
      { "app/files/a.server.ts": 'import { mayReadRoundtable } from "../roundtables/queries.server.ts"' },
      { "app/links/a.server.ts": 'import { notify } from "../notifications/notify.server.ts"' },
    ],
  ],
  [
    "a domain imports only what stands to its left",
    imports.domainOrder,
    [
      { "app/people/a.server.ts": 'import { seats } from "../roundtables/queries.server.ts"' },
      { "app/meetings/a.server.ts": 'import type { Verdict } from "#app/ballots/tally.ts"' },
      { "app/courses/a.ts": 'import { x } from "../documents/policy.ts"' },
    ],
  ],
  ["every file of app stands in a room of the house", imports.knownRooms, [{ "app/billing/a.ts": lines(1) }]],
  [
    "pure modules import pure modules only",
    imports.purity,
    [
      { "app/people/policy.ts": 'import { sql } from "drizzle-orm"' },
      { "app/people/input.ts": 'import { people } from "#db/schema/index.ts"' },
      { "app/people/name.ts": 'import { createHash } from "node:crypto"' },
      { "app/people/name.ts": 'import { hash } from "./password.server.ts"' },
      { "app/people/name.ts": 'import { Name } from "./name.tsx"' },
      { "app/people/policy.ts": 'import { transact } from "../context.ts"' },
    ],
  ],
  [
    "parts of a page know no server, database or route",
    imports.parts,
    [
      { "app/people/name.tsx": 'import { load } from "./queries.server.ts"' },
      { "app/people/name.tsx": 'import { people } from "#db/schema/index.ts"' },
      { "app/ui/link.tsx": 'import { action } from "../routes/people.tsx"' },
    ],
  ],
  [
    "verbs and queries know the schema of the database and no page",
    imports.serverFiles,
    [
      { "app/people/a.server.ts": 'import { openDb } from "#db/client.server.ts"' },
      { "app/people/a.server.ts": 'import { migrate } from "#db/migrate.server.ts"' },
      { "app/people/a.server.ts": 'import { Name } from "./name.tsx"' },
      { "app/people/a.server.ts": 'import { run } from "../http.server.ts"' },
    ],
  ],
  [
    "routes never reach for the database",
    imports.routesAsk,
    [
      { "app/routes/a.tsx": 'import { people } from "#db/schema/index.ts"' },
      { "app/routes/a.tsx": 'import { eq } from "drizzle-orm"' },
      { "app/routes/a.tsx": "export const loader = ({ context }) => context.ctx.db.select()" },
    ],
  ],
]
