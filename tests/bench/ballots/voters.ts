import { randomBytes } from "node:crypto"
import { sql } from "drizzle-orm"
import { draftBallot } from "#app/ballots/life/draft-ballot.server.ts"
import { openBallot } from "#app/ballots/life/open-ballot.server.ts"
import type { Ctx } from "#app/context.ts"
import { sessionDigest } from "#app/people/session.server.ts"
import type { Db } from "#db/client.server.ts"
import { asked } from "#tests/ballots/rows.ts"
import { opened } from "#tests/meetings/session/world.ts"

/** One who votes: their context for the verb, the cookie of their session for HTTP, and their seat. */
export type Voter = { ctx: Ctx; cookie: string; seatId: string; seatCode: string }
export type Hall = { voters: Voter[]; ask: () => Promise<{ id: string; code: string }> }

/** @returns the Cookie header of a new session of this person */
export const sessionOf = async (db: Db, personId: string) => {
  const secret = randomBytes(20).toString("hex")
  await db.execute(sql`insert into session (id, person_id, expires_at)
    values (${sessionDigest(secret)}, ${personId}, now() + interval '20 days')`)
  return `tavoli=${secret}`
}

/** A sitting with so many seats there, each with a person signed in; `ask` puts a new question to the vote. */
export const fillHall = async (db: Db, seats: number): Promise<Hall> => {
  const world = await opened(db, { seats, there: seats })
  const voters: Voter[] = []
  for (const [n, { seat, titular }] of world.seated.entries())
    voters.push({
      ...{ ctx: await world.memberCtx(n), cookie: await sessionOf(db, titular.id) },
      ...{ seatId: seat.id, seatCode: seat.code },
    })
  const place = {
    roundtableCode: world.roundtable.code,
    meetingCode: world.meeting.code,
    itemCode: world.meeting.items[1]?.code,
  }
  const ask = async () => {
    const ballotCode = await draftBallot(world.ctx, asked(place))
    await openBallot(world.ctx, { ballotCode })
    const { rows } = await db.execute(sql`select id from ballot where code = ${ballotCode}`)
    return { id: String(rows[0]?.id), code: ballotCode }
  }
  return { voters, ask }
}
