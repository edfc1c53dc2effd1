import type { Planted } from "./source.ts"
import * as syntax from "./syntax.ts"

const table = (reference: string) => `export const t = pgTable("t", { a: uuid("a").${reference} })`

/** Rules with violations of them: each planted one is shown to be caught, alone. */
export const ABOUT_SYNTAX: Planted[] = [
  [
    "pure modules know no clock, dice, network or process",
    syntax.nothingAmbient,
    [
      { "app/people/name.ts": "export const dice = () => Math.random()" },
      { "app/people/name.ts": "export const home = () => process.env.HOME" },
      { "app/people/name.ts": 'export const ask = () => fetch("/x")' },
    ],
  ],
  [
    "time comes with ctx.now",
    syntax.oneClock,
    [
      { "app/people/a.server.ts": "export const now = () => Date.now()" },
      { "app/people/a.tsx": "export const now = () => new Date()" },
      { "db/a.ts": "export const now = () => performance.now()" },
    ],
  ],
  [
    "settings are read in one place",
    syntax.oneReaderOfSettings,
    [
      { "app/people/a.server.ts": "export const url = process.env.PUBLIC_URL" },
      { "server/mail.ts": "const { SMTP_URL } = process.env" },
    ],
  ],
  [
    "no module of app or db has state",
    syntax.noModuleState,
    [
      { "app/people/a.server.ts": "let count = 0" },
      { "app/people/a.server.ts": "const seen = new Map()\nexport const see = (x) => seen.set(x, 1)" },
      { "db/a.ts": "const opened = []\nexport const open = (x) => { opened.push(x) }" },
      { "app/people/a.server.ts": "const kept = {}\nexport const keep = (x) => { kept[x] ??= 1 }" },
    ],
  ],
  [
    "errors are told apart by their code",
    syntax.errorsByCode,
    [{ "server/a.ts": "export const is = (e) => e instanceof DomainError" }],
  ],
  [
    "no element has a style prop",
    syntax.noStyleProp,
    [{ "app/ui/a.tsx": "export const A = () => <p style={{}} />" }],
  ],
  [
    "no variable is named document",
    syntax.noVariableNamedDocument,
    [{ "app/documents/a.ts": "export const f = (document: string) => document" }],
  ],
  [
    "deleting a row never reaches another",
    syntax.foreignKeysRestrict,
    [
      { "db/schema/a.ts": table("references(() => people.id)") },
      { "db/schema/a.ts": table('references(() => people.id, { onDelete: "cascade" })') },
      { "db/schema/a.ts": "export const k = foreignKey({ columns: [t.a], foreignColumns: [p.a] })" },
    ],
  ],
]
