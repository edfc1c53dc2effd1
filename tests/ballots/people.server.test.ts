import { eq } from "drizzle-orm"
import { getBallotFile } from "#app/ballots/get-file.server.ts"
import { closeBallot } from "#app/ballots/life/close-ballot.server.ts"
import { recount } from "#app/ballots/log/recount.ts"
import { getBallot } from "#app/ballots/queries.server.ts"
import { getReceipt } from "#app/ballots/voting/queries.server.ts"
import { erasePerson } from "#app/people/erase-person.server.ts"
import { mergePeople } from "#app/people/merge.server.ts"
import { people, seatTerms, votes } from "#db/schema/index.ts"
import { type Voting, vote, voting } from "#tests/ballots/rows.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const fileOf = async (world: Voting) =>
  JSON.parse(JSON.stringify(await getBallotFile(world.ctx, world.ballotCode)))

describe("somebody who voted and is erased", () => {
  const erased = async (db: Parameters<typeof voting>[0], world: Voting) => {
    const titular = world.seated[0]?.titular
    // A mandate that lives keeps somebody from being erased: it ends first.
    await db
      .update(seatTerms)
      .set({ endedAt: new Date(), endReason: "resigned" })
      .where(eq(seatTerms.personId, titular?.id ?? ""))
    const admin = await ctxOf(db, await makeAdministrator(db))
    await erasePerson(admin, { personCode: titular?.code ?? "", reason: "Lo chiede la persona" })
    return titular?.id ?? ""
  }

  test("leaves the vote of the seat, which counts as it did", async ({ db }) => {
    const world = await voting(db)
    await vote(world, 0, "yes")
    const id = await erased(db, world)
    const [row] = await db.select({ name: people.name }).from(people).where(eq(people.id, id))
    expect(row?.name).toBeNull()
    await closeBallot(world.ctx, world)
    const { verdict, head } = await getBallot(world.ctx, world.ballotCode)
    expect(verdict?.whole?.outcomes.yes.heads).toBe(1)
    expect(recount(await fileOf(world), head).breaks).toEqual([])
  })

  test("changes nothing of a ballot that is closed", async ({ db }) => {
    const world = await voting(db)
    await vote(world, 0, "no")
    await closeBallot(world.ctx, world)
    const before = await fileOf(world)
    await erased(db, world)
    expect(await fileOf(world)).toEqual(before)
  })
})

describe("somebody who voted and whose accounts are joined", () => {
  test("does not vote again for the seat, and the vote stands", async ({ db }) => {
    const world = await voting(db)
    await vote(world, 0, "yes")
    const survivor = await makePerson(db)
    const admin = await ctxOf(db, await makeAdministrator(db))
    const other = world.seated[0]?.titular
    await db
      .update(people)
      .set({ email: "seconda@example.org" })
      .where(eq(people.id, other?.id ?? ""))
    await mergePeople(admin, {
      ...{ personCode: survivor.code, email: "seconda@example.org", reason: "È la stessa persona" },
    })
    const again = vote(world, 0, "no", { ctx: await ctxOf(db, survivor) })
    expect(await refusalOf(again)).toMatch(/^(conflict ballots.refuse.seat_used|forbidden ballots)/)
    expect(await db.$count(votes)).toBe(1)
    await closeBallot(world.ctx, world)
    expect(recount(await fileOf(world)).breaks).toEqual([])
    expect(await refusalOf(getReceipt(world.ctx, world.ballotCode))).toMatch(/^not_found/)
  })
})
