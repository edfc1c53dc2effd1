import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import { asc, eq, sql } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { CERTIFICATE_SETTINGS, CERTIFICATES } from "./certificates.ts"
import { demoCode, demoId, named } from "./ids.ts"
import { FUNDING } from "./records.ts"
import { before, yearsAfter } from "./working-days.ts"

type Paper = (typeof CERTIFICATES)[number]
type Numbered = Paper & { issuedOn: string; year: number; number: number }

const EDITION = "c3a"
const MINUTES = 960
const TITLES = { attendance: "Attestato di frequenza", hours: "Dichiarazione delle ore frequentate" }
const SAYS_NO = {
  revoked: "Revocato da chi l'ha rilasciato",
  replaced: "Rilasciato di nuovo, con i dati corretti",
}
const noonOf = (day: string) => new Date(`${day}T11:00:00Z`)

/** Numbers of each year from one, in the order of issue. */
const numbered = (today: string): Numbered[] => {
  const last = new Map<number, number>()
  return CERTIFICATES.map((paper) => {
    const issuedOn = before(today, paper.daysAgo)
    const year = Number(issuedOn.slice(0, 4))
    last.set(year, (last.get(year) ?? 0) + 1)
    return { ...paper, issuedOn, year, number: last.get(year) ?? 1 }
  })
}

type Said = { course: string; provider: string; days: string[]; topics: string[] }

/** What the edition's register says, for its papers. */
const saidOf = async (db: Db): Promise<Said> => {
  const rows = await db
    .select({
      ...{ course: s.courses.title, provider: s.organisations.name, topic: s.sessionRegisters.topic },
      day: sql<string>`(${s.courseSessions.startsAt} at time zone 'Europe/Rome')::date::text`,
    })
    .from(s.courseSessions)
    .innerJoin(s.editions, eq(s.editions.id, s.courseSessions.editionId))
    .innerJoin(s.courses, eq(s.courses.id, s.editions.courseId))
    .innerJoin(s.organisations, eq(s.organisations.id, s.courses.providerId))
    .innerJoin(s.sessionRegisters, eq(s.sessionRegisters.sessionId, s.courseSessions.id))
    .where(eq(s.courseSessions.editionId, demoId(EDITION)))
    .orderBy(asc(s.courseSessions.startsAt))
  const [{ course = "", provider = "" } = {}] = rows
  return { course, provider, days: rows.map(({ day }) => day), topics: rows.map(({ topic }) => topic ?? "") }
}

const contentOf = ({ course, provider, days, topics }: Said, paper: Numbered) => {
  const { code, kind, name, attended, issuedOn, year, number } = paper
  const { place, signatory, office } = CERTIFICATE_SETTINGS
  return {
    ...{ format: "tavoli-certificate-1", kind, language: "it", number: `${number}/${year}`, code, name },
    course: { code: demoCode("c3"), title: course, language: "it" },
    edition: { code: demoCode(EDITION), number: 1, mode: "in_room", place: "Perugia (demo)" },
    ...{ provider, organiser: null, days, threshold: 80, topics, trainers: ["Ivo Segnaposto"] },
    funding: [
      {
        ...{ code: demoCode(FUNDING.key), title: FUNDING.title, language: "it", fund: FUNDING.fund },
        ...{ wording: FUNDING.wording, projectCode: null, cup: null },
      },
    ],
    minutes: { planned: MINUTES, delivered: MINUTES, counted: MINUTES, attended },
    ...{ accreditation: null, place, issuedOn, signatory, office, recipient: null },
    disclaimer: "Non costituisce qualifica professionale né certificazione di competenze.",
  }
}

const seedCode = (db: Db, said: Said, paper: Numbered) => {
  const { key, code, kind, name, issuedOn, ended, replacedBy } = paper
  const status = replacedBy ? "replaced" : "revoked"
  return db.insert(s.verificationCodes).values({
    ...{ id: demoId(`${key}:code`), code, subjectKind: "certificate", subjectId: demoId(key), holder: name },
    ...{ title: `${TITLES[kind]} – ${said.course}, edizione 1`, issuer: said.provider, issuedOn },
    expiresOn: yearsAfter(issuedOn, 10),
    ...(ended && { status, statusAt: noonOf(issuedOn), statusReason: SAYS_NO[status] }),
    ...(replacedBy && { replacedById: demoId(`${replacedBy}:code`) }),
  })
}

const seedCertificate = async (db: Db, said: Said, paper: Numbered) => {
  const { key, person, kind, issuedOn, year, number, ended, replacedBy } = paper
  const content = contentOf(said, paper)
  await seedCode(db, said, paper)
  await db.insert(s.certificates).values({
    ...{ ...named(key), editionId: demoId(EDITION), enrolmentId: demoId(`${EDITION}:${person}`), kind },
    ...{ year, number, content, verificationId: demoId(`${key}:code`) },
    sha256: new Uint8Array(
      createHash("sha256")
        .update(canonicalize(content) ?? "")
        .digest(),
    ),
    ...{ issuedById: demoId("u-rosa"), issuedAt: noonOf(issuedOn) },
    ...(ended && { endedAt: noonOf(issuedOn), endReason: ended, endedById: demoId("u-rosa") }),
    ...(replacedBy && { replacedById: demoId(replacedBy) }),
  })
}

/**
 * An edition that is closed, with its certificates: valid ones, one that was revoked, one that was issued again, a
 * declaration of hours. Another one has its registers countersigned and its certificates still to issue.
 */
export const seedCertificates = async (db: Db, today: string): Promise<void> => {
  const papers = numbered(today)
  const said = await saidOf(db)
  const [last = ""] = said.days.slice(-1)
  await db
    .update(s.editions)
    .set({ state: "closed", endedAt: noonOf(last), fundingBlockId: demoId(FUNDING.key) })
    .where(eq(s.editions.id, demoId(EDITION)))
  await db.insert(s.certificateSettings).values({
    ...{ editionId: demoId(EDITION), ...CERTIFICATE_SETTINGS },
    ...{ changedById: demoId("u-rosa"), changedAt: noonOf(last) },
  })
  for (const paper of papers.toReversed()) await seedCertificate(db, said, paper)
  for (const year of new Set(papers.map((paper) => paper.year)))
    await db.insert(s.certificateYears).values({
      year,
      last: Math.max(...papers.filter((paper) => paper.year === year).map(({ number }) => number)),
    })
}
