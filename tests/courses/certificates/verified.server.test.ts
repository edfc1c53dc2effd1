import { eq } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { revokeCertificate } from "#app/courses/certificates/end-certificate.server.ts"
import { nameHolder } from "#app/courses/certificates/name-holder.server.ts"
import { purgeCertificates } from "#app/courses/certificates/purge-certificates.server.ts"
import { getCertificate, listOwnCertificates } from "#app/courses/certificates/queries.server.ts"
import { aboutCertificate } from "#app/courses/certificates/verified.server.ts"
import { erasePerson } from "#app/people/erase-person.server.ts"
import { mergePeople } from "#app/people/merge.server.ts"
import { getOwnData } from "#app/people/own-data.server.ts"
import { mergeEnrolments } from "#app/people/own-enrolments.server.ts"
import { verifyCode } from "#app/records/issue-code.server.ts"
import { RETENTION_PRESETS } from "#app/records/retention.ts"
import type { Db } from "#db/client.server.ts"
import { editions, enrolments, fundingBlocks, people } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makeWithRole } from "#tests/support/courses.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { at, NOW } from "../register/class.ts"
import { issue, makeFinished, makeLearner, papersOf, speak } from "./world.ts"

describe("what everybody reads of a code", () => {
  const issued = async (db: Db) => {
    const done = await makeFinished(db)
    await makeLearner(db, done, 400, "Ada Intera")
    await issue(done)
    const [one] = await papersOf(db, done)
    if (!one) throw new Error("Nothing was issued")
    return {
      done,
      ...one,
      nobody: { ...done.coordinator, actor: { ...done.coordinator.actor, personId: null } },
    }
  }

  test("is the course, the hours and the days; of the name the initials, until the surname is typed", async ({
    db,
  }) => {
    const { paper, verification, nobody } = await issued(db)
    const found = await verifyCode(nobody, verification.code)
    expect(found).toMatchObject({ holder: "A. I.", status: "valid" })
    const about = await aboutCertificate(nobody, { kind: "certificate", id: paper.id })
    expect(about).toMatchObject({ minutes: { attended: 400, counted: 480 }, from: "2026-05-10" })
    expect(JSON.stringify([found, about])).not.toContain("Intera")
    expect(await refusalOf(nameHolder(nobody, verification.code, "Altra"))).toBe(
      "invalid certificates.errors.surname_differs (surname)",
    )
    expect(await nameHolder(nobody, verification.code, "intera")).toBe("Ada Intera")
  })

  test("is no name after many wrong surnames, the right one included, until some time has passed", async ({
    db,
  }) => {
    const { verification, nobody } = await issued(db)
    for (let n = 0; n < 10; n++) await refusalOf(nameHolder(nobody, verification.code, `Altra${n}`))
    expect(await refusalOf(nameHolder(nobody, verification.code, "Intera"))).toBe(
      "forbidden certificates.public.wait",
    )
    const later = { ...nobody, now: new Date(NOW.getTime() + 3_600_000) }
    expect(await nameHolder(later, verification.code, "Intera")).toBe("Ada Intera")
  })
})

describe("a paper outlives", () => {
  test("the account of whom it is of: erased, it stays as evidence and is verified still", async ({ db }) => {
    const done = await makeFinished(db)
    const learner = await makeLearner(db, done, 480, "Ada Intera")
    await issue(done)
    const [before] = await papersOf(db, done)
    const [person] = await db.select().from(people).where(eq(people.id, learner.personId))
    const officer = await ctxOf(db, await makeWithRole(db, "data_protection_officer"))
    await erasePerson(officer, { personCode: person?.code ?? "", reason: "Richiesta" })
    const [after] = await papersOf(db, done)
    expect(after?.paper.content).toEqual(before?.paper.content)
    expect(await nameHolder(done.coordinator, before?.verification.code ?? "", "Intera")).toBe("Ada Intera")
  })

  test("a merge of two accounts: it is the survivor's, and stands in their data", async ({ db }) => {
    const done = await makeFinished(db)
    const learner = await makeLearner(db, done, 480, "Ada Intera")
    await issue(done)
    const survivor = await makePerson(db)
    const [merged] = await db.select().from(people).where(eq(people.id, learner.personId))
    const administrator = await ctxOf(db, await makeAdministrator(db))
    await mergePeople(administrator, {
      ...{ personCode: survivor.code, email: merged?.email ?? "", reason: "La stessa persona" },
    })
    const own = await at(db, survivor)
    expect((await listOwnCertificates(own, { after: null })).rows).toHaveLength(1)
    expect((await getOwnData(own)).certificates).toMatchObject([{ kind: "attendance", status: "valid" }])
  })

  test("a merge of two accounts that both have one: one stands, the other leads to it, no third is issued", async ({
    db,
  }) => {
    const done = await makeFinished(db)
    const [one, other] = [await makeLearner(db, done, 480, "Ada Intera"), await makeLearner(db, done, 400)]
    await issue(done)
    await transact(done.coordinator, (ctx) => mergeEnrolments(ctx, one.personId, other.personId))
    const papers = (await papersOf(db, done)).map(({ paper, verification }) => ({
      ...{ enrolmentId: paper.enrolmentId, isLive: paper.endedAt === null, status: verification.status },
      ...{ differs: paper.differsAt !== null },
    }))
    const standing = { enrolmentId: one.id, isLive: true, status: "valid" }
    expect(papers).toHaveLength(2)
    expect(papers).toContainEqual({ ...standing, differs: true })
    expect(papers).toContainEqual({ ...standing, isLive: false, status: "replaced", differs: false })
    expect(await issue(done)).toBe(0)
  })

  test("a merge with an account that has none: it goes over, and no second one is issued", async ({ db }) => {
    const done = await makeFinished(db)
    const one = await makeLearner(db, done, 0)
    const other = await makeLearner(db, done, 480, "Ada Intera")
    await issue(done)
    await transact(done.coordinator, (ctx) => mergeEnrolments(ctx, one.personId, other.personId))
    expect(await papersOf(db, done)).toMatchObject([
      { paper: { enrolmentId: one.id, endedAt: null, differsAt: null } },
    ])
    expect(await issue(done)).toBe(0)
  })

  test("neither its term, unless a project or a hold keeps it; number, digest and code stay", async ({
    db,
  }) => {
    const done = await makeFinished(db)
    await makeLearner(db, done, 480)
    await issue(done)
    const purgeOn = (day: string) =>
      purgeCertificates(
        { ...done.coordinator, now: new Date(`${day}T12:00:00Z`) },
        RETENTION_PRESETS.evidence,
      )
    const [block] = await db
      .insert(fundingBlocks)
      .values({ title: "Progetto", fund: "FAMI", wording: "co_financed" })
      .returning()
    await db
      .update(editions)
      .set({ fundingBlockId: block?.id ?? null })
      .where(eq(editions.id, done.edition.id))
    expect([await purgeOn("2031-05-13"), await purgeOn("2031-05-14")]).toEqual([0, 0])
    await db.update(editions).set({ fundingBlockId: null }).where(eq(editions.id, done.edition.id))
    expect([await purgeOn("2031-05-14"), await purgeOn("2031-05-14")]).toEqual([1, 0])
    const [one] = await papersOf(db, done)
    expect(one?.paper).toMatchObject({ content: null, number: one?.paper.number })
    expect(
      await aboutCertificate(done.coordinator, { kind: "certificate", id: one?.paper.id ?? "" }),
    ).toBeNull()
    expect(await verifyCode(done.coordinator, one?.verification.code ?? "")).toMatchObject({
      status: "valid",
    })
    expect(await getCertificate(done.coordinator, one?.paper.code ?? "")).toMatchObject({ content: null })
  })

  test("its term without the name and the reason for which it was revoked", async ({ db }) => {
    const done = await makeFinished(db)
    await makeLearner(db, done, 480, "Ada Intera")
    await issue(done)
    const [one] = await papersOf(db, done)
    await revokeCertificate(
      done.coordinator,
      { certificateCode: one?.paper.code ?? "", reason: "Motivo suo" },
      speak,
    )
    const later = { ...done.coordinator, now: new Date("2040-01-01T12:00:00Z") }
    expect(await purgeCertificates(later, RETENTION_PRESETS.evidence)).toBe(1)
    const [after] = await papersOf(db, done)
    expect(after?.paper).toMatchObject({ content: null, endReason: "" })
    const code = after?.verification.code ?? ""
    expect(await verifyCode(done.coordinator, code)).toMatchObject({ holder: null, status: "revoked" })
    expect(await refusalOf(nameHolder(done.coordinator, code, "Intera"))).toContain("not_found")
  })
})

test("somebody who never enrolled reads no paper", async ({ db }) => {
  const done = await makeFinished(db)
  await makeLearner(db, done, 480)
  await issue(done)
  const [one] = await papersOf(db, done)
  const stranger = await at(db, await makePerson(db))
  expect(await refusalOf(getCertificate(stranger, one?.paper.code ?? ""))).toContain("not_found")
  expect(await db.$count(enrolments, eq(enrolments.editionId, done.edition.id))).toBe(1)
})
