import { decideEnrolment } from "#app/courses/decide-enrolment.server.ts"
import { enrol } from "#app/courses/enrol.server.ts"
import { enrolGroup } from "#app/courses/enrol-group.server.ts"
import type { Db } from "#db/client.server.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makeEdition, makeStaff, makeWithRole } from "#tests/support/courses.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeMembership, makeOrganisation, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { asked, mailsTo, newcomer, ofKind } from "./world.ts"

describe("a request for approval", () => {
  const makeManaged = async (db: Db) => {
    const organisation = await makeOrganisation(db)
    const [person, manager] = [await makePerson(db), await makePerson(db)]
    await makeMembership(db, { personId: person.id, organisationId: organisation.id })
    await makeMembership(db, { personId: manager.id, organisationId: organisation.id, role: "manager" })
    return { organisation, person: await ctxOf(db, person), manager: await ctxOf(db, manager) }
  }

  test("holds no seat, tells the body's manager, and takes a seat with their yes", async ({ db }) => {
    const edition = await makeEdition(db, { capacity: 1, approval: "by_organisation" })
    const { person, manager } = await makeManaged(db)
    const { code, state } = await enrol(person, asked(edition.code))
    expect([state, await mailsTo(db, manager)]).toEqual(["requested", ["enrolment_asked"]])
    const approve = { intent: "approve" as const, enrolmentCode: code }
    expect(await refusalOf(decideEnrolment(person, approve))).toBe(
      "forbidden courses.refuse.organisation_decides",
    )
    expect(await decideEnrolment(manager, approve)).toBe("confirmed")
    expect(await refusalOf(decideEnrolment(manager, approve))).toBe("forbidden courses.refuse.decided")
  })

  test("that is refused says why and may be asked again", async ({ db }) => {
    const edition = await makeEdition(db, { approval: "by_organisation" })
    const { person, manager } = await makeManaged(db)
    const { code } = await enrol(person, asked(edition.code))
    const refused = { intent: "refuse" as const, enrolmentCode: code, reason: "Turno estivo" }
    expect(await decideEnrolment(manager, refused)).toBe("refused")
    expect((await enrol(person, asked(edition.code))).code).not.toBe(code)
  })

  test("of a body without manager is the coordinator's, and of a trainer's course the trainer's", async ({
    db,
  }) => {
    const coordinator = await ctxOf(db, await makeWithRole(db, "course_coordinator"))
    const alone = await makeEdition(db, { approval: "by_organisation" })
    const first = await enrol(await ofKind(db, "school"), asked(alone.code))
    expect(await decideEnrolment(coordinator, { intent: "approve", enrolmentCode: first.code })).toBe(
      "confirmed",
    )
    const held = await makeEdition(db, { approval: "by_trainer" })
    const trainer = await ctxOf(db, { id: await makeStaff(db, held.id, "trainer") })
    const second = await enrol(await newcomer(db), asked(held.code))
    const approve = { intent: "approve" as const, enrolmentCode: second.code }
    expect(await refusalOf(decideEnrolment(coordinator, approve))).toBe(
      "forbidden courses.refuse.trainer_decides",
    )
    expect(await decideEnrolment(trainer, approve)).toBe("confirmed")
  })

  test("goes with the manager who enrols several people at once, in their order", async ({ db }) => {
    const edition = await makeEdition(db, { capacity: 1, approval: "by_organisation" })
    const { organisation, manager } = await makeManaged(db)
    const people = [await makePerson(db), await makePerson(db)]
    for (const { id } of people) await makeMembership(db, { personId: id, organisationId: organisation.id })
    const input = {
      editionCode: edition.code,
      organisationId: organisation.id,
      profession: "teacher" as const,
    }
    expect(await enrolGroup(manager, { ...input, people: people.map(({ code }) => code) })).toEqual({
      seated: 1,
      others: 1,
    })
    const stranger = await makePerson(db)
    expect(await refusalOf(enrolGroup(manager, { ...input, people: [stranger.code] }))).toMatch(
      /not_a_member/,
    )
    expect(await refusalOf(enrolGroup(await newcomer(db), { ...input, people: [] }))).toBe(
      "forbidden courses.refuse.manager_only",
    )
  })
})
