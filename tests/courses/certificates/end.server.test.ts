import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { cancelEnrolment } from "#app/courses/cancel-enrolment.server.ts"
import { replaceCertificate, revokeCertificate } from "#app/courses/certificates/end-certificate.server.ts"
import { openInCertificates } from "#app/courses/certificates/open-for.server.ts"
import { getCertificate, listCertificates } from "#app/courses/certificates/queries.server.ts"
import { writePresence } from "#app/courses/register/write-presence.server.ts"
import { verifyCode } from "#app/records/issue-code.server.ts"
import { certificateSettings, certificates, people } from "#db/schema/index.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { at, NOW } from "../register/class.ts"
import { mailsTo } from "../world.ts"
import { type Finished, issue, makeFinished, makeLearner, papersOf, speak } from "./world.ts"

const end = (code: string, reason = "Orari sbagliati") => ({ certificateCode: code, reason })
const open = async (ctx: Ctx, kind: string) =>
  (await openInCertificates(ctx)).filter((one) => one.kind === kind)
/** Writes that somebody left the first session so many minutes after its beginning. */
const correct = (done: Finished, enrolmentCode: string, minutes: number) => {
  const [session] = done.sessions
  if (!session) throw new Error("No session")
  const startsAt = new Date(session.startsAt.toLocaleString("en", { timeZone: "Europe/Rome" }))
  const from = startsAt.getHours() * 60 + startsAt.getMinutes()
  return writePresence(done.coordinator, {
    ...{ sessionCode: session.code, enrolmentCode, excuse: null, reason: "Foglio firme" },
    stays: [{ from, until: from + minutes, place: null }],
  })
}

describe("a paper that is revoked", () => {
  test("is worth nothing since then; its reason is for the person, and it is not issued again by pressing", async ({
    db,
  }) => {
    const done = await makeFinished(db)
    const learner = await makeLearner(db, done, 480, "Ada Intera")
    await issue(done)
    const [one] = await papersOf(db, done)
    await revokeCertificate(done.coordinator, end(one?.paper.code ?? "", "Motivo suo"), speak)
    expect(await issue(done)).toBe(0)
    const found = await verifyCode(done.coordinator, one?.verification.code ?? "")
    expect(found).toMatchObject({
      status: "revoked",
      statusReason: "certificates.public.revoked",
      statusAt: NOW,
    })
    const own = await at(db, { id: learner.personId })
    expect(await getCertificate(own, one?.paper.code ?? "")).toMatchObject({ endReason: "Motivo suo" })
    expect(await mailsTo(db, own)).toContain("enrolment_certificate_revoked")
    expect(await refusalOf(revokeCertificate(done.coordinator, end(one?.paper.code ?? ""), speak))).toBe(
      "forbidden certificates.refuse.over",
    )
  })

  test("by mistake is issued anew, and stays revoked", async ({ db }) => {
    const done = await makeFinished(db)
    await makeLearner(db, done, 480)
    await issue(done)
    const [one] = await papersOf(db, done)
    await revokeCertificate(done.coordinator, end(one?.paper.code ?? ""), speak)
    await replaceCertificate(done.coordinator, end(one?.paper.code ?? ""), speak)
    expect((await papersOf(db, done)).map(({ verification }) => verification.status)).toEqual([
      "revoked",
      "valid",
    ])
  })

  test("or replaced by nobody but a coordinator", async ({ db }) => {
    const done = await makeFinished(db)
    const learner = await makeLearner(db, done, 480)
    await issue(done)
    const [one] = await papersOf(db, done)
    const code = one?.paper.code ?? ""
    const own = await at(db, { id: learner.personId })
    expect(await refusalOf(revokeCertificate(own, end(code), speak))).toContain("coordinator_only")
    expect(await refusalOf(replaceCertificate(own, end(code), speak))).toContain("coordinator_only")
    expect(await refusalOf(getCertificate(done.trainer, code))).toContain("not_found")
  })
})

describe("an enrolment whose paper is worth something", () => {
  test("is not given up before the paper is revoked", async ({ db }) => {
    const done = await makeFinished(db)
    const learner = await makeLearner(db, done, 480)
    await issue(done)
    const [one] = await papersOf(db, done)
    const cancel = () =>
      cancelEnrolment(done.coordinator, { enrolmentCode: learner.code, reason: "Non era lei" })
    expect(await refusalOf(cancel())).toBe("forbidden courses.refuse.has_paper")
    await revokeCertificate(done.coordinator, end(one?.paper.code ?? ""), speak)
    expect(await refusalOf(cancel())).toBeNull()
  })
})

describe("a declaration of the hours", () => {
  test("still agrees with the register where the edition gives none any more", async ({ db }) => {
    const done = await makeFinished(db, { declaresHours: true })
    const learner = await makeLearner(db, done, 300, "Ada Intera")
    await issue(done)
    await db.update(certificateSettings).set({ declaresHours: false })
    await correct(done, learner.code, 240)
    const { rows, allHave } = await listCertificates(done.coordinator, done.edition.code, { after: null })
    expect(rows).toMatchObject([{ due: { kind: null }, paper: { kind: "hours", differs: false } }])
    expect(allHave).toBe(true)
    expect(await open(done.coordinator, "certificates_differ")).toEqual([])
  })
})

test("the list says when everybody has theirs, and when somebody is owed one again", async ({ db }) => {
  const done = await makeFinished(db)
  await makeLearner(db, done, 480)
  await makeLearner(db, done, 100)
  const allHave = async () =>
    (await listCertificates(done.coordinator, done.edition.code, { after: null })).allHave
  expect(await allHave()).toBe(false)
  await issue(done)
  expect(await allHave()).toBe(true)
  await db.update(certificateSettings).set({ declaresHours: true })
  expect(await allHave()).toBe(false)
})

test("a list that is longer than its page goes on after who has no name any more", async ({ db }) => {
  const done = await makeFinished(db)
  const named = await makeLearner(db, done, 480, "Ada Intera")
  const erased = await makeLearner(db, done, 480)
  await db.update(people).set({ name: null }).where(eq(people.id, erased.personId))
  const page = (after: string | null) =>
    listCertificates(done.coordinator, done.edition.code, { after, limit: 1 })
  const first = await page(null)
  const second = await page(first.next)
  expect([...first.rows, ...second.rows].map(({ code }) => code)).toEqual([erased.code, named.code])
})

describe("a correction of the register after the issue", () => {
  test("puts the paper on the coordinator's desk and list, until it is replaced by one with the new minutes", async ({
    db,
  }) => {
    const done = await makeFinished(db, { declaresHours: true })
    const learner = await makeLearner(db, done, 480, "Ada Intera")
    await makeLearner(db, done, 480, "Bruno Uguale")
    await issue(done)
    const [one] = await papersOf(db, done)
    await correct(done, learner.code, 60)
    expect(await open(done.coordinator, "certificates_differ")).toMatchObject([{ values: { count: 1 } }])
    const { rows } = await listCertificates(done.coordinator, done.edition.code, { after: null })
    expect(rows.map(({ paper }) => paper?.differs)).toEqual([true, false])
    const code = await replaceCertificate(done.coordinator, end(one?.paper.code ?? ""), speak)
    const now = await getCertificate(done.coordinator, code)
    expect(now).toMatchObject({ kind: "hours", content: { minutes: { attended: 300 } }, status: "valid" })
    expect(await getCertificate(done.coordinator, one?.paper.code ?? "")).toMatchObject({
      ...{ status: "replaced", successor: code },
    })
    expect(await verifyCode(done.coordinator, one?.verification.code ?? "")).toMatchObject({
      ...{ status: "replaced", replacedBy: now.verification },
    })
    expect(await open(done.coordinator, "certificates_differ")).toEqual([])
  })

  test("that is taken back takes the mark back", async ({ db }) => {
    const done = await makeFinished(db)
    const learner = await makeLearner(db, done, 480)
    await issue(done)
    await correct(done, learner.code, 60)
    await correct(done, learner.code, 240)
    expect(await open(done.coordinator, "certificates_differ")).toEqual([])
  })

  test("after which nothing is due any more leaves revoking alone", async ({ db }) => {
    const done = await makeFinished(db)
    const learner = await makeLearner(db, done, 480)
    await issue(done)
    await correct(done, learner.code, 60)
    const [one] = await papersOf(db, done)
    expect(await refusalOf(replaceCertificate(done.coordinator, end(one?.paper.code ?? ""), speak))).toBe(
      "conflict certificates.errors.nothing_due",
    )
    const [kept] = await db
      .select()
      .from(certificates)
      .where(eq(certificates.id, one?.paper.id ?? ""))
    expect(kept?.endedAt).toBeNull()
  })
})
