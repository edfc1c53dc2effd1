import { and, eq, sql } from "drizzle-orm"
import { revokeCertificate } from "#app/courses/certificates/end-certificate.server.ts"
import { issueCertificates } from "#app/courses/certificates/issue-certificates.server.ts"
import type { Speak } from "#app/courses/certificates/write-certificate.server.ts"
import type { Db } from "#db/client.server.ts"
import { certificates, certificateYears, outbox, verificationCodes } from "#db/schema/index.ts"
import { type Finished, makeFinished, makeLearner, speak } from "#tests/courses/certificates/world.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const rounds = Array.from({ length: times(2, 10) }, (_, round) => round + 1)
const PEOPLE = 30

const press = ({ coordinator, edition }: Finished, words: Speak = speak) =>
  issueCertificates(coordinator, { editionCode: edition.code }, words)

const makeFull = async (db: Db) => {
  const done = await makeFinished(db, { declaresHours: true })
  for (let n = 0; n < PEOPLE; n++) await makeLearner(db, done, n % 3 ? 480 : 240)
  return done
}
const numbersOf = async (db: Db, { edition }: Finished) =>
  (await db.select().from(certificates).where(eq(certificates.editionId, edition.id))).map(
    ({ number }) => number,
  )

/** The numbers that a year has given out, and what its counter says. */
const numbered = async (db: Db) => {
  const rows = await db.select({ number: certificates.number, year: certificates.year }).from(certificates)
  const [year] = await db.select().from(certificateYears)
  return { given: rows.map(({ number }) => number).toSorted((a, b) => a - b), last: year?.last }
}
const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1)

describe("five who press at once", () => {
  test.for(rounds)(
    "issue each paper once, without a hole, and tell each person once, round %i",
    async (_round, { pg: { db } }) => {
      const done = await makeFull(db)
      const outcomes = await together(...Array.from({ length: 5 }, () => () => press(done)))
      expect(outcomes).toEqual([null, null, null, null, null])
      expect(await numbersOf(db, done)).toHaveLength(PEOPLE)
      const { given, last } = await numbered(db)
      expect(given).toEqual(upTo(last ?? 0))
      const codes = await db
        .select({ id: verificationCodes.id })
        .from(verificationCodes)
        .innerJoin(certificates, eq(certificates.verificationId, verificationCodes.id))
        .where(eq(certificates.editionId, done.edition.id))
      expect(codes).toHaveLength(PEOPLE)
      const mails = await db
        .select({ id: outbox.id })
        .from(outbox)
        .where(
          and(
            eq(outbox.kind, "enrolment_certified"),
            sql`${outbox.subjectId} in (select c.enrolment_id::text from certificate c where c.edition_id = ${done.edition.id})`,
          ),
        )
      expect(mails).toHaveLength(PEOPLE)
    },
  )
})

test("editions that are closed at once share the year's numbers without a hole or a double", async ({
  pg: { db },
}) => {
  const editions = [await makeFull(db), await makeFull(db), await makeFull(db)]
  await together(...editions.map((done) => () => press(done)))
  const { given, last } = await numbered(db)
  expect(given).toEqual(upTo(last ?? 0))
})

test("an issue that fails gives its numbers back", async ({ pg: { db } }) => {
  const done = await makeFull(db)
  const before = await numbered(db)
  let said = 0
  const failing: Speak = (locale) => (key, values) => {
    if (++said > 20) throw new Error("The power went")
    return speak(locale)(key, values)
  }
  await expect(press(done, failing)).rejects.toThrow("The power went")
  expect(await numbered(db)).toEqual(before)
  expect(await press(done)).toBe(PEOPLE)
  const { given, last } = await numbered(db)
  expect(given).toEqual(upTo(last ?? 0))
})

test("two who revoke at once revoke once", async ({ pg: { db } }) => {
  const done = await makeFinished(db)
  await makeLearner(db, done, 480)
  await press(done)
  const [paper] = await db.select().from(certificates).where(eq(certificates.editionId, done.edition.id))
  const revoke = () =>
    revokeCertificate(done.coordinator, { certificateCode: paper?.code ?? "", reason: "Errore" }, speak)
  expect((await together(revoke, revoke)).toSorted()).toEqual(["forbidden certificates.refuse.over", null])
})
