import * as names from "./names.ts"
import type { Planted } from "./source.ts"

const lines = (count: number) => "export const x = 1\n".repeat(count)
const key = ["-----BEGIN", "PRIVATE KEY-----"].join(" ")
const login = ["postgres://tavoli", "rosso7@db1.example/x"].join(":")

/** Rules with violations of them: each planted one is shown to be caught, alone. */
export const ABOUT_NAMES: Planted[] = [
  [
    "names say what things are",
    names.namesSayWhat,
    [
      { "app/people/utils.ts": lines(1) },
      { "app/helpers/a.ts": lines(1) },
      { "app/people/mail-service.server.ts": lines(1) },
      { "server/a.ts": "export class RoomManager {}" },
    ],
  ],
  [
    "there are no barrels",
    names.noBarrels,
    [
      { "app/people/index.ts": lines(1) },
      { "app/people/all.ts": 'export { a } from "./a.ts"' },
      { "server/all.ts": 'export * from "./a.ts"\nexport const x = 1' },
    ],
  ],
  [
    "files keep their budget",
    names.fileBudgets,
    [
      { "app/people/a.ts": lines(301) },
      { "app/routes/a.tsx": lines(151) },
      { "tests/people/a.test.ts": lines(301) },
    ],
  ],
  ["the top level is fixed", names.topLevel, [{ "src/a.ts": lines(1) }, { "vite.config.ts": lines(1) }]],
  [
    "the lock file names no registry",
    names.lockHasNoRegistry,
    [{ "package-lock.json": '{ "packages": { "x": { "resolved": "https://registry.example/x.tgz" } } }' }],
  ],
  [
    "there is one copy of yjs",
    names.oneYjs,
    [
      {
        "package-lock.json":
          '{ "packages": { "node_modules/yjs": {}, "node_modules/a/node_modules/yjs": {} } }',
      },
    ],
  ],
  [
    "there are no secrets",
    names.noSecrets,
    [{ ".env": "" }, { "db/server.key": "" }, { "docs/a.md": key }, { "docs/a.md": login }],
  ],
]
