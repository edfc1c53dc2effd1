import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import { eq, sql } from "drizzle-orm"
import type { Db } from "./client.server.ts"
import { seedAdhesions } from "./demo/adhesions.ts"
import { seedComments } from "./demo/comments.ts"
import { demoCode, demoId, named } from "./demo/ids.ts"
import { NOTICES } from "./demo/notices.ts"
import { INVENTED, levelOf, REAL } from "./demo/organisations.ts"
import { ACCOUNTS, ASKING, DEMO_PASSWORD, OFFICES, PLATFORM_ROLES, WITHOUT_ACCOUNT } from "./demo/people.ts"
import { seedRegister } from "./demo/register.ts"
import { type DemoRegulation, REGULATIONS } from "./demo/regulations.ts"
import { type DemoRoundtable, type DemoSeat, ROUNDTABLES } from "./demo/roundtables.ts"
import { type AnswerPorts, seedAnswers } from "./demo/seed-answers.server.ts"
import { type BallotPorts, seedBallots } from "./demo/seed-ballots.server.ts"
import { seedCalls } from "./demo/seed-calls.server.ts"
import { seedCertificates } from "./demo/seed-certificates.server.ts"
import { seedCommitments } from "./demo/seed-commitments.server.ts"
import { seedCourseRegisters } from "./demo/seed-course-registers.server.ts"
import { seedCourses } from "./demo/seed-courses.server.ts"
import { seedMeetings } from "./demo/seed-meetings.server.ts"
import { seedMinutes } from "./demo/seed-minutes.server.ts"
import { seedPaperFiles } from "./demo/seed-paper-files.server.ts"
import { type PaperPorts, seedPapers } from "./demo/seed-papers.server.ts"
import { seedPractices } from "./demo/seed-practices.server.ts"
import { seedProposals } from "./demo/seed-proposals.server.ts"
import { seedRecords } from "./demo/seed-records.server.ts"
import { seedRoll } from "./demo/seed-roll.server.ts"
import { seedSecondCall } from "./demo/seed-second-call.server.ts"
import { seedSitting } from "./demo/seed-sitting.server.ts"
import { before, yearsAfter } from "./demo/working-days.ts"
import * as s from "./schema/index.ts"
import { seedItems } from "./seed-items.server.ts"
import { seedSeating } from "./seed-seating.server.ts"

/** What the seed cannot do by itself, since the database's code knows nothing of the application's. */
export type SeedPorts = PaperPorts &
  Pick<BallotPorts, "ballotOf"> &
  Omit<AnswerPorts, "instantOf"> & {
    /** The notice that the demo's people have read. */
    privacyVersion: string
    hashPassword(password: string): Promise<string>
    /** Stores bytes of a file and gives their digest in hexadecimal. */
    putFile(bytes: Uint8Array): Promise<string>
    /** The instant at which Rome's clocks show so many minutes after midnight on a civil day. */
    instantOf(day: string, minutes: number): Date
  }

export { demoCode, demoId } from "./demo/ids.ts"

const MARK = "demo"
const seedPeople = async (db: Db, today: string, ports: SeedPorts) => {
  const passwordHash = await ports.hashPassword(DEMO_PASSWORD)
  await db.insert(s.people).values([
    ...ACCOUNTS.map(({ key, name, email, language }) => ({
      ...named(key),
      name,
      email,
      language,
      passwordHash,
      privacyVersion: ports.privacyVersion,
    })),
    ...WITHOUT_ACCOUNT.map((name) => ({ ...named(name), name })),
  ])
  await db
    .insert(s.organisations)
    .values(
      [...REAL, ...INVENTED].map(({ key, ...card }) => ({ ...named(key), ...card, level: levelOf(card) })),
    )
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
              ...{ role: role ?? "member", offices: OFFICES[key] ?? [], startsOn: before(today, 400) },
            },
          ]
        : [],
    ),
  )
  await db
    .insert(s.platformRoles)
    .values(
      PLATFORM_ROLES.map(([key, role]) => ({ personId: demoId(key), role, startsOn: before(today, 400) })),
    )
  await db.insert(s.people).values({ ...named(ASKING.key), name: ASKING.name, email: ASKING.email })
  await db.insert(s.accountRequests).values({
    ...named(`request:${ASKING.key}`),
    ...{ personId: demoId(ASKING.key), organisationId: demoId(ASKING.organisation), role: ASKING.role },
  })
}

/** Every demo organisation and table belongs to the regions that its territory names, or to the whole country. */
const placeDemo = async (db: Db) => {
  const places = (kind: string) => sql`
    insert into placement (subject_kind, subject_id, territory_id)
    select ${kind}, o.id, t.id from ${sql.identifier(kind)} o
      cross join lateral regexp_split_to_table(o.territory, ',\\s*') as place (name)
      join territory t on t.level in ('country', 'region')
       and t.name = case when place.name = 'Nazionale' then 'Italia' else place.name end
    on conflict do nothing`
  await db.execute(places("organisation"))
  await db.execute(places("roundtable"))
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
  representsId: seat.represents ? demoId(seat.represents) : null,
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
            ...{ personId: demoId(person), rank, startsOn, endsOn },
            ...(seat.letter && { letter: "Nota di designazione", protocol: seat.letter }),
          },
        ]
      : [],
  )

const seedRoundtable = async (db: Db, today: string, roundtable: DemoRoundtable) => {
  const { key, parent, members, officers, groups, startedDaysAgo, years, ...card } = roundtable
  const startsOn = before(today, startedDaysAgo)
  const endsOn = yearsAfter(startsOn, years)
  await db
    .insert(s.roundtables)
    .values({ ...named(key), ...card, startsOn, endsOn, parentId: parent ? demoId(parent) : null })
  for (const member of members ?? [])
    await db.insert(s.roundtableMembers).values({ roundtableId: demoId(key), memberId: demoId(member) })
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

const seedRegulation = async (db: Db, today: string, regulation: DemoRegulation) => {
  const { roundtable, number, daysAgo, by, act, rules } = regulation
  const day = before(today, daysAgo)
  const adopted = { inForceFrom: day, decidedOn: day, adoptedAt: new Date(`${day}T09:00:00Z`), act }
  const text = canonicalize(rules) ?? ""
  await db.insert(s.regulationVersions).values({
    ...{ id: demoId(`${roundtable}:rules:${number}`), roundtableId: demoId(roundtable), number, rules },
    ...{
      ...adopted,
      createdAt: adopted.adoptedAt,
      changedAt: adopted.adoptedAt,
      startedFrom: "preset:administrative",
    },
    ...{ createdById: demoId(by), changedById: demoId(by), adoptedById: demoId(by) },
    rulesSha256: new Uint8Array(createHash("sha256").update(text).digest()),
  })
}

const seedNotices = async (db: Db, today: string) => {
  const pages = { document: "/documents/", roundtable: "/roundtables/" }
  await db.insert(s.notices).values(
    NOTICES.map(
      ({ key, person, kind, daysAgo, isRead, roundtable, subject: [subjectKind, subject], params }) => {
        const createdAt = new Date(`${before(today, daysAgo)}T09:20:00Z`)
        return {
          ...{ code: demoCode(`notice:${key}`), personId: demoId(person), kind, createdAt },
          ...{ readAt: isRead ? createdAt : null, roundtableId: demoId(roundtable) },
          ...{ subjectKind, subjectId: demoId(subject) },
          params: { ...params, path: pages[subjectKind] + demoCode(subject) },
        }
      },
    ),
  )
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
    await placeDemo(within)
    for (const regulation of REGULATIONS) await seedRegulation(within, today, regulation)
    await seedSeating(within, today, named)
    await seedRegister(within, today)
    await seedItems(within, today, named)
    await seedCourses(within, today)
    await seedCourseRegisters(within)
    await seedAdhesions(within, today)
    await seedPapers(within, today, ports)
    await seedPaperFiles({ db: within, today, ports })
    await seedComments(within, today)
    await seedRecords({ db: within, today, ports: { demoId, demoCode, putFile: ports.putFile } })
    await seedCertificates(within, today)
    await seedMeetings({ db: within, today, ports })
    await seedRoll({ db: within, today, ports })
    await seedBallots({ db: within, today, ports })
    await seedMinutes({ db: within, today, ports })
    await seedSecondCall({ db: within, today, ports })
    await seedSitting({ db: within, today, ports })
    await seedCommitments({ db: within, today, ports })
    await seedProposals({ db: within, today, ports })
    await seedCalls({ db: within, today, ports })
    await seedAnswers({ db: within, today, ports })
    await seedPractices({ db: within, today, ports })
    await seedNotices(within, today)
    await within.insert(s.installation).values({ key: MARK, value: demoMark(today) })
    return true
  })

/** Empties a demo installation so that it can be filled anew; does nothing to one that is not a demo. */
export const emptyDemo = async (db: Db): Promise<boolean> => {
  if ((await demoSince(db)) === null) return false
  const { rows } = await db.execute(
    sql`select tablename from pg_tables where schemaname = 'public'
          and tablename not in ('schema_migration', 'territory', 'topic', 'topic_label')`,
  )
  const tables = sql.join(
    rows.map((row) => sql.identifier(String(row.tablename))),
    sql`, `,
  )
  await db.execute(sql`truncate table ${tables} restart identity`)
  return true
}
