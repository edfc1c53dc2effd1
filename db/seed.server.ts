import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { eq, sql } from "drizzle-orm"
import type { Db } from "./client.server.ts"
import { INVENTED, REAL } from "./demo/organisations.ts"
import { ACCOUNTS, DEMO_PASSWORD, WITHOUT_ACCOUNT } from "./demo/people.ts"
import { type DemoRoundtable, type DemoSeat, ROUNDTABLES } from "./demo/roundtables.ts"
import { before, yearsAfter } from "./demo/working-days.ts"
import * as s from "./schema/index.ts"

/** What the seed cannot do by itself, since the database's code knows nothing of the application's. */
export type SeedPorts = {
  hashPassword(password: string): Promise<string>
  /** The first Yjs update of a text in the notation of templates; `seed` makes its block ids repeatable. */
  firstUpdate(text: string, seed: string): Uint8Array
}

const MARK = "demo"
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const digest = (key: string) => createHash("sha256").update(`tavoli-demo:${key}`).digest()

/** The fixed id of a demo row. */
export const demoId = (key: string): string => {
  const hex = digest(key).toString("hex")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The fixed code of a demo row, the one in its URL. */
export const demoCode = (key: string): string =>
  Array.from(digest(`code:${key}`).subarray(0, 10), (byte) => CROCKFORD[byte & 31]).join("")

const named = (key: string) => ({ id: demoId(key), code: demoCode(key) })

const seedPeople = async (db: Db, today: string, ports: SeedPorts) => {
  const passwordHash = await ports.hashPassword(DEMO_PASSWORD)
  await db.insert(s.people).values([
    ...ACCOUNTS.map(({ key, name, email, language }) => ({
      ...named(key),
      name,
      email,
      language,
      passwordHash,
    })),
    ...WITHOUT_ACCOUNT.map((name) => ({ ...named(name), name })),
  ])
  await db
    .insert(s.organisations)
    .values([...REAL, ...INVENTED].map(({ key, ...organisation }) => ({ ...named(key), ...organisation })))
  await db.insert(s.memberships).values(
    ACCOUNTS.flatMap(({ key, organisation, role }) =>
      organisation
        ? [
            {
              ...{
                id: demoId(`membership:${key}`),
                personId: demoId(key),
                organisationId: demoId(organisation),
              },
              ...{ role: role ?? "member", startsOn: before(today, 400) },
            },
          ]
        : [],
    ),
  )
  await db.insert(s.platformRoles).values({ personId: demoId("u-ada"), role: "administrator" })
}

const seatRow = (
  roundtable: DemoRoundtable,
  group: number,
  seat: DemoSeat,
  voting: boolean,
  position: number,
) => ({
  ...named(`${roundtable.key}:${seat.label}`),
  roundtableId: demoId(roundtable.key),
  constituencyId: demoId(`${roundtable.key}:group:${group}`),
  label: seat.label,
  organisationId: seat.organisation ? demoId(seat.organisation) : null,
  designatedById: seat.designatedBy ? demoId(seat.designatedBy) : null,
  voting,
  position,
})

const termRows = (roundtable: DemoRoundtable, seat: DemoSeat, startsOn: string, endsOn: string) =>
  [seat.titular, ...(seat.substitutes ?? [])].flatMap((person, rank) =>
    person
      ? [
          {
            ...named(`${roundtable.key}:${seat.label}:${rank}`),
            ...{ roundtableId: demoId(roundtable.key), seatId: demoId(`${roundtable.key}:${seat.label}`) },
            ...{ personId: demoId(person), rank, startsOn, endsOn, letter: seat.letter ?? null },
          },
        ]
      : [],
  )

const seedRoundtable = async (db: Db, today: string, roundtable: DemoRoundtable) => {
  const { key, parent, officers, groups, startedDaysAgo, years, ...card } = roundtable
  const startsOn = before(today, startedDaysAgo)
  const endsOn = yearsAfter(startsOn, years)
  await db
    .insert(s.roundtables)
    .values({ ...named(key), ...card, startsOn, endsOn, parentId: parent ? demoId(parent) : null })
  await db.insert(s.constituencies).values(
    groups.map(({ name, tone }, position) => ({
      ...{ id: demoId(`${key}:group:${position}`), roundtableId: demoId(key) },
      ...{ name, tone, position },
    })),
  )
  const seats = groups.flatMap((group, index) => group.seats.map((seat) => ({ group, index, seat })))
  await db
    .insert(s.seats)
    .values(
      seats.map(({ group, index, seat }, position) =>
        seatRow(roundtable, index, seat, group.voting, position),
      ),
    )
  const terms = seats.flatMap(({ seat }) => termRows(roundtable, seat, startsOn, endsOn))
  if (terms.length > 0) await db.insert(s.seatTerms).values(terms)
  await db.insert(s.officers).values(
    officers.map(([person, role]) => ({
      ...named(`${key}:${person}:${role}`),
      ...{ roundtableId: demoId(key), personId: demoId(person), role, startsOn },
    })),
  )
}

type DemoPaper = {
  key: string
  roundtable: string
  kind: string
  title: string
  file: string
  state: "co_design" | "adopted"
  adoptedDaysAgo?: number
  writers?: readonly string[]
}

const PAPERS: readonly DemoPaper[] = [
  {
    ...{
      key: "d1",
      roundtable: "t3",
      kind: "regional_plan",
      state: "co_design",
      file: "regional-plan.it.md",
    },
    title: "Piano regionale per l'integrazione – bozza partecipata (demo)",
    writers: ["A1", "B1", "C1", "C2", "D1", "D2"],
  },
  {
    ...{ key: "d2", roundtable: "t4", kind: "protocol", state: "adopted", file: "protocol.it.md" },
    title: "Protocollo di rete dei PUA – accoglienza, mediazione, invio (demo)",
    adoptedDaysAgo: 18,
  },
]

const seedPaper = async (db: Db, today: string, paper: DemoPaper, ports: SeedPorts) => {
  const { key, kind, title, state } = paper
  const ids = { documentId: demoId(key), roundtableId: demoId(paper.roundtable) }
  const adoptedAt = paper.adoptedDaysAgo ? new Date(`${before(today, paper.adoptedDaysAgo)}T16:40:00Z`) : null
  await db.insert(s.papers).values({
    ...named(key),
    ...{ roundtableId: ids.roundtableId, kind, title, state, adoptedAt, createdById: demoId("u-bruno") },
    writers: paper.writers ? "named_seats" : "every_seat",
  })
  if (paper.writers)
    await db
      .insert(s.paperWriters)
      .values(paper.writers.map((label) => ({ ...ids, seatId: demoId(`${paper.roundtable}:${label}`) })))
  const text = readFileSync(join(import.meta.dirname, "demo", paper.file), "utf8")
  const data = ports.firstUpdate(text, ids.documentId)
  await db.insert(s.documentStates).values({ ...ids, headSeq: 1, bytes: data.length, lockedAt: adoptedAt })
  await db
    .insert(s.documentUpdates)
    .values({ documentId: ids.documentId, seq: 1, data, connectionId: "seed" })
}

/** What the installation remembers of its demo: since when, and who signs in with which password. */
const demoMark = (day: string) => ({
  day,
  password: DEMO_PASSWORD,
  people: ACCOUNTS.map(({ key, email }) => ({ key: key.slice("u-".length), email })),
})

const isEmpty = async (db: Db) => (await db.select({ id: s.people.id }).from(s.people).limit(1)).length === 0

/** The day on which demo data was filled in, or null where there is none. */
export const demoSince = async (db: Db): Promise<string | null> => {
  const [mark] = await db.select().from(s.installation).where(eq(s.installation.key, MARK))
  return (mark?.value as { day?: string } | undefined)?.day ?? null
}

/**
 * Fills an empty installation with the demo world, its dates counted from `today` (`YYYY-MM-DD`, Rome).
 * @returns whether it filled anything
 */
export const seedDemo = (db: Db, today: string, ports: SeedPorts): Promise<boolean> =>
  db.transaction(async (tx) => {
    const within = tx as unknown as Db
    await within.execute(sql`lock table person in share row exclusive mode`)
    if (!(await isEmpty(within))) return false
    await seedPeople(within, today, ports)
    for (const roundtable of ROUNDTABLES) await seedRoundtable(within, today, roundtable)
    for (const paper of PAPERS) await seedPaper(within, today, paper, ports)
    await within.insert(s.installation).values({ key: MARK, value: demoMark(today) })
    return true
  })

/** Empties a demo installation so that it can be filled anew; does nothing to one that is not a demo. */
export const emptyDemo = async (db: Db): Promise<boolean> => {
  if ((await demoSince(db)) === null) return false
  const { rows } = await db.execute(
    sql`select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'`,
  )
  const tables = sql.join(
    rows.map((row) => sql.identifier(String(row.tablename))),
    sql`, `,
  )
  await db.execute(sql`truncate table ${tables} restart identity`)
  return true
}
