import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { CertificateContent } from "#app/courses/certificates/content.ts"
import { keepSettings } from "#app/courses/certificates/keep-settings.server.ts"
import { openInCertificates } from "#app/courses/certificates/open-for.server.ts"
import { listCertificates, listOwnCertificates } from "#app/courses/certificates/queries.server.ts"
import { writePresence } from "#app/courses/register/write-presence.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  certificateSettings,
  courseSessions,
  courses,
  editions,
  people,
  sessionRegisters,
} from "#db/schema/index.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { at, NOW } from "../register/class.ts"
import { mailsTo } from "../world.ts"
import { type Finished, issue, makeFinished, makeLearner, papersOf } from "./world.ts"

const _end = (code: string, reason = "Orari sbagliati") => ({ certificateCode: code, reason })
const open = async (ctx: Ctx, kind: string) =>
  (await openInCertificates(ctx)).filter((one) => one.kind === kind)
/** Writes that somebody left the first session so many minutes after its beginning. */
const _correct = (done: Finished, enrolmentCode: string, minutes: number) => {
  const [session] = done.sessions
  if (!session) throw new Error("No session")
  const startsAt = new Date(session.startsAt.toLocaleString("en", { timeZone: "Europe/Rome" }))
  const from = startsAt.getHours() * 60 + startsAt.getMinutes()
  return writePresence(done.coordinator, {
    ...{ sessionCode: session.code, enrolmentCode, excuse: null, reason: "Foglio firme" },
    stays: [{ from, until: from + minutes, place: null }],
  })
}

describe("the papers of an edition", () => {
  test("are issued once to whom the rule gives one, by name, numbered without a hole; the edition is closed", async ({
    db,
  }) => {
    const done = await makeFinished(db, { declaresHours: true })
    await makeLearner(db, done, 300, "Carla Ore")
    await makeLearner(db, done, 384, "Bruno Soglia")
    await makeLearner(db, done, 480, "Ada Intera")
    await makeLearner(db, done, 0, "Dino Assente")
    expect(await open(done.coordinator, "certificates_due")).toHaveLength(1)
    expect([await issue(done), await issue(done)]).toEqual([3, 0])
    const papers = await papersOf(db, done)
    const said = papers.map(({ paper }) => CertificateContent.parse(paper.content))
    expect(said.map(({ name, kind }) => [name, kind])).toEqual([
      ["Ada Intera", "attendance"],
      ["Bruno Soglia", "attendance"],
      ["Carla Ore", "hours"],
    ])
    const first = papers[0]?.paper.number ?? 0
    expect(papers.map(({ paper }) => paper.number)).toEqual([first, first + 1, first + 2])
    const [edition] = await db.select().from(editions).where(eq(editions.id, done.edition.id))
    expect(edition?.state).toBe("closed")
    expect(await open(done.coordinator, "certificates_due")).toEqual([])
  })

  test("hold everything that they print, and nothing of where and when somebody was born", async ({ db }) => {
    const done = await makeFinished(db)
    await makeLearner(db, done, 480, "Ada Intera")
    await issue(done)
    const [one] = await papersOf(db, done)
    const content = CertificateContent.parse(one?.paper.content)
    expect(content).toMatchObject({
      ...{
        name: "Ada Intera",
        code: one?.verification.code,
        place: "Valle Prova",
        signatory: "Rosa Verifica",
      },
      minutes: { planned: 480, delivered: 480, counted: 480, attended: 480 },
      ...{ threshold: 80, topics: ["Argomento 77", "Argomento 53"], issuedOn: "2026-05-13" },
      disclaimer: "certificates.paper.disclaimer",
    })
    const digest = createHash("sha256")
      .update(canonicalize(content) ?? "")
      .digest("hex")
    expect(Buffer.from(one?.paper.sha256 ?? []).toString("hex")).toBe(digest)
  })

  test("stay as they were issued, whatever becomes of course, names and words of the next ones", async ({
    db,
  }) => {
    const done = await makeFinished(db)
    const learner = await makeLearner(db, done, 480, "Ada Intera")
    await issue(done)
    const [before] = await papersOf(db, done)
    await db.update(courses).set({ title: "Un altro titolo", threshold: 99 })
    await db.update(people).set({ name: "Un altro nome" }).where(eq(people.id, learner.personId))
    await keepSettings(done.coordinator, {
      ...{ intent: "settings", editionCode: done.edition.code, declaresHours: true, disclaimer: "Altro" },
      ...{ organiser: null, accreditation: null, place: "Altrove", signatory: "Altri", office: "Altro" },
    })
    await issue(done)
    expect((await papersOf(db, done)).map(({ paper }) => paper.content)).toEqual([before?.paper.content])
  })

  test("are told of to each person, once, with the paper's page", async ({ db }) => {
    const done = await makeFinished(db)
    const learner = await makeLearner(db, done, 480)
    await issue(done)
    await issue(done)
    const own = await at(db, { id: learner.personId })
    expect(await mailsTo(db, own)).toEqual(["enrolment_certified"])
    expect((await listOwnCertificates(own, { after: null })).rows).toMatchObject([{ status: "valid" }])
  })

  test.for<[string, (db: Db, done: Finished) => Promise<unknown>, string]>([
    [
      "while one register is only locked",
      (db, { sessions }) =>
        db
          .update(sessionRegisters)
          .set({ state: "locked", countersignedAt: null, countersignedById: null })
          .where(eq(sessionRegisters.sessionId, sessions[0]?.id ?? "")),
      "forbidden certificates.refuse.unsigned",
    ],
    [
      "while nobody has written who signs",
      (db, { edition }) =>
        db.delete(certificateSettings).where(eq(certificateSettings.editionId, edition.id)),
      "forbidden certificates.refuse.no_signatory",
    ],
    [
      "of an edition that is cancelled",
      (db, { edition }) =>
        db
          .update(editions)
          .set({ state: "cancelled", cancelReason: "Prova" })
          .where(eq(editions.id, edition.id)),
      "forbidden certificates.refuse.not_held",
    ],
    [
      "of an edition whose sessions were all cancelled",
      (db, { edition }) =>
        db
          .update(courseSessions)
          .set({ cancelledAt: NOW, cancelReason: "Prova" })
          .where(eq(courseSessions.editionId, edition.id)),
      "forbidden certificates.refuse.no_sessions",
    ],
  ])("%s are refused", async ([_sentence, prepare, refusal], { db }) => {
    const done = await makeFinished(db)
    await makeLearner(db, done, 480)
    await prepare(db, done)
    expect(await refusalOf(issue(done))).toBe(refusal)
  })

  test("are issued and listed by no trainer", async ({ db }) => {
    const done = await makeFinished(db)
    expect(await refusalOf(issue({ ...done, coordinator: done.trainer }))).toContain("coordinator_only")
    expect(await refusalOf(listCertificates(done.trainer, done.edition.code, { after: null }))).toContain(
      "coordinator_only",
    )
  })

  test("leave a cancelled session out, and count one that was planned instead", async ({ db }) => {
    const done = await makeFinished(db)
    await makeLearner(db, done, 480)
    await db
      .update(courseSessions)
      .set({ cancelledAt: NOW, cancelReason: "Prova" })
      .where(eq(courseSessions.id, done.sessions[0]?.id ?? ""))
    await issue(done)
    const [one] = await papersOf(db, done)
    expect(CertificateContent.parse(one?.paper.content)).toMatchObject({
      ...{ minutes: { planned: 240, counted: 240, attended: 240, delivered: 240 } },
      topics: ["Argomento 53"],
    })
  })
})
