import { eq, isNull } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import {
  issueAllAttestations,
  issueAttestation,
} from "#app/meetings/attestations/issue-attestation.server.ts"
import { getAttestations } from "#app/meetings/attestations/queries.server.ts"
import type { Speak } from "#app/meetings/send-convocation.server.ts"
import { closeSitting } from "#app/meetings/session/close-sitting.server.ts"
import { confirmBeside } from "#app/meetings/session/confirm-beside.server.ts"
import { getSession } from "#app/meetings/session/queries.server.ts"
import { mergePeople } from "#app/people/merge.server.ts"
import { verifyCode } from "#app/records/issue-code.server.ts"
import type { Db } from "#db/client.server.ts"
import { announcements, attestations, presences, verificationCodes } from "#db/schema/index.ts"
import { type Begun, here, opened, plus } from "#tests/meetings/session/world.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makeOfficer, type Person } from "#tests/support/factories.ts"
import { makeAccount } from "./accounts.ts"

const speak: Speak = () => (key, values) => [key, ...Object.values(values ?? {})].join(" ")

/** An open sitting where two observers, who are one person, may be put down. */
const sitting = async (db: Db) => {
  const world = await opened(db)
  const [survivor, merged] = [await makeAccount(db), await makeAccount(db)]
  for (const { id: personId } of [survivor, merged])
    await makeOfficer(db, { roundtableId: world.roundtable.id, personId, role: "observer" })
  const confirm = (person: Person, minutes: number) =>
    confirmBeside(plus(world.ctx, minutes), { ...here(world), personCode: person.code, remote: false })
  const merge = async () => {
    const admin: Ctx = { ...(await ctxOf(db, await makeAdministrator(db))), now: plus(world.ctx, 100).now }
    await mergePeople(admin, { personCode: survivor.code, email: merged.email ?? "", reason: "Sono uno" })
  }
  return { ...world, survivor, merged, confirm, merge }
}
const close = (world: Begun) => closeSitting(plus(world.ctx, 90), here(world))
const later = (world: Begun) => plus(world.ctx, 101)
const ownStays = (db: Db, { id }: Person) =>
  db.select().from(presences).where(eq(presences.personId, id)).orderBy(presences.fromAt)
const liveStays = async (db: Db, person: Person) =>
  (await ownStays(db, person)).filter((row) => row.replacedAt === null)
const liveAttestations = (db: Db) => db.select().from(attestations).where(isNull(attestations.replacedAt))

describe("somebody who was put down at a sitting with both of their accounts", () => {
  test("was there once, from the first coming to the last going", async ({ db }) => {
    const world = await sitting(db)
    await world.confirm(world.merged, 5)
    await world.confirm(world.survivor, 20)
    await close(world)
    await world.merge()
    const [stay, ...others] = await liveStays(db, world.survivor)
    expect(others).toEqual([])
    expect([stay?.fromAt, stay?.untilAt]).toEqual([plus(world.ctx, 5).now, plus(world.ctx, 90).now])
    const gone = (await ownStays(db, world.survivor)).filter((row) => row.replacedAt !== null)
    expect(gone.map(({ replacedById }) => replacedById)).toEqual([stay?.id, stay?.id])
    expect(await ownStays(db, world.merged)).toEqual([])
  })

  test("is there once while the sitting goes on", async ({ db }) => {
    const world = await sitting(db)
    await world.confirm(world.survivor, 5)
    await world.confirm(world.merged, 20)
    await world.merge()
    expect(await liveStays(db, world.survivor)).toMatchObject([
      { fromAt: plus(world.ctx, 5).now, untilAt: null },
    ])
    const ctx = { ...(await ctxOf(db, world.survivor)), now: later(world).now }
    expect((await getSession(ctx, world.code)).own.isThere).toBe(true)
  })

  test("keeps one attestation, to which the code of the other leads", async ({ db }) => {
    const world = await sitting(db)
    await world.confirm(world.survivor, 5)
    await world.confirm(world.merged, 20)
    await close(world)
    await issueAllAttestations(plus(world.ctx, 91), here(world), speak)
    const codeOf = async ({ id }: Person) => {
      const [row] = await db
        .select({ code: verificationCodes.code })
        .from(attestations)
        .innerJoin(verificationCodes, eq(verificationCodes.id, attestations.verificationId))
        .where(eq(attestations.personId, id))
      return row?.code ?? ""
    }
    const [stays, goes] = [await codeOf(world.survivor), await codeOf(world.merged)]
    await world.merge()
    expect(await verifyCode(later(world), goes)).toMatchObject({ status: "replaced", replacedBy: stays })
    expect(await verifyCode(later(world), stays)).toMatchObject({ status: "valid" })
    const ofBoth = (await liveAttestations(db)).filter(({ personId }) => personId === world.survivor.id)
    expect(ofBoth).toHaveLength(1)
  })

  test("cannot get a second attestation of that sitting", async ({ db }) => {
    const world = await sitting(db)
    await world.confirm(world.survivor, 5)
    await world.confirm(world.merged, 20)
    await close(world)
    await issueAllAttestations(plus(world.ctx, 91), here(world), speak)
    const before = (await liveAttestations(db)).length
    await world.merge()
    await issueAllAttestations(later(world), here(world), speak)
    const own = { ...(await ctxOf(db, world.survivor)), now: later(world).now }
    await issueAttestation(own, { ...here(world), who: `person:${world.survivor.id}` }, speak)
    expect(await liveAttestations(db)).toHaveLength(before - 1)
    expect((await getAttestations(own, world.code)).people).toMatchObject([{ isOwn: true, stays: [{}] }])
  })
})

describe("somebody who was there with the account that goes", () => {
  test("has been there with the one that stays, and keeps the attestation", async ({ db }) => {
    const world = await sitting(db)
    await world.confirm(world.merged, 5)
    await close(world)
    await issueAllAttestations(plus(world.ctx, 91), here(world), speak)
    const before = await liveAttestations(db)
    await world.merge()
    expect((await liveAttestations(db)).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort())
    const own = { ...(await ctxOf(db, world.survivor)), now: later(world).now }
    expect((await getAttestations(own, world.code)).people).toMatchObject([{ isOwn: true, paper: {} }])
  })
})

test("who announced themselves with both accounts has done so once", async ({ db }) => {
  const world = await sitting(db)
  const [presence] = await db.select().from(presences)
  const row = { roundtableId: world.roundtable.id, callId: presence?.callId ?? "", isRemote: false }
  for (const { id: personId } of [world.survivor, world.merged])
    await db.insert(announcements).values({ ...row, personId })
  await world.merge()
  const left = await db.select().from(announcements)
  expect(left.map(({ personId }) => personId)).toEqual([world.survivor.id])
})
