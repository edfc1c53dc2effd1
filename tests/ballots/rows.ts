import { eq } from "drizzle-orm"
import { closeBallot } from "#app/ballots/life/close-ballot.server.ts"
import { draftBallot } from "#app/ballots/life/draft-ballot.server.ts"
import { NewBallot } from "#app/ballots/life/input.ts"
import { openBallot } from "#app/ballots/life/open-ballot.server.ts"
import { castVotes } from "#app/ballots/voting/cast-votes.server.ts"
import type { CastVotes } from "#app/ballots/voting/input.ts"
import type { Ctx } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { ballots } from "#db/schema/index.ts"
import { type Begun, opened } from "#tests/meetings/session/world.ts"
import type { rulesWith } from "#tests/roundtables/regulation/versions.ts"

type Fields = Readonly<Record<string, unknown>>

/** What the form of a question says, as it is read: a motion unless more is said. */
export const asked = (over: Fields = {}) =>
  NewBallot.parse({
    roundtableCode: "",
    ...{ wording: "Approvi il Piano territoriale 2027?", language: "it", kind: "motion", matter: "ordinary" },
    ...{ explanation: "Sei ore a settimana di mediazione in ogni sportello." },
    ...over,
  })

export const WRITTEN = {
  written: {
    allowed: true,
    matters: ["ordinary" as const],
    minDays: 5,
    seatsMayStop: null,
    silence: "absent" as const,
  },
}

/** A sitting with three of five seats there, and a motion of its second point in preparation. */
export const drafted = async (db: Db, over: Fields = {}, options: Parameters<typeof opened>[1] = {}) => {
  const world = await opened(db, options)
  const { roundtable, meeting, ctx } = world
  const place = {
    roundtableCode: roundtable.code,
    meetingCode: meeting.code,
    itemCode: meeting.items[1]?.code,
  }
  const ballotCode = await draftBallot(ctx, asked({ ...place, ...over }))
  return { ...world, ballotCode }
}

/** As `drafted`, and open. */
export const voting = async (db: Db, over: Fields = {}, options: Parameters<typeof opened>[1] = {}) => {
  const world = await drafted(db, over, options)
  await openBallot(world.ctx, world)
  return world
}
export type Voting = Awaited<ReturnType<typeof voting>>

/** A procedure in writing over ten days, open; every seat is on its roll. */
export const inWriting = async (db: Db, rules: Parameters<typeof rulesWith>[0] = {}, over: Fields = {}) => {
  const world = await opened(db, { rules: { ...WRITTEN, ...rules } })
  const end = new Date(world.ctx.now.getTime() + 10 * 86_400_000)
  const endDay = end.toISOString().slice(0, 10)
  const ballotCode = await draftBallot(
    world.ctx,
    asked({ roundtableCode: world.roundtable.code, endDay, endTime: "21:00", ...over }),
  )
  await openBallot(world.ctx, { ballotCode })
  return { ...world, ballotCode }
}

export const seatCode = ({ seated }: Pick<Begun, "seated">, n: number): string => seated[n]?.seat.code ?? ""

/** Votes for a seat as its titular, or as somebody else. */
export const vote = async (
  world: Pick<Voting, "memberCtx" | "seated" | "ballotCode">,
  n: number,
  choice: CastVotes["votes"][number]["choice"],
  { ctx, replaces = null }: { ctx?: Ctx; replaces?: string | null } = {},
) =>
  castVotes(ctx ?? (await world.memberCtx(n)), {
    ballotCode: world.ballotCode,
    votes: [{ seatCode: seatCode(world, n), choice, replaces }],
  })

/** A ballot of a meeting on which three seats voted, closed. */
export const closed = async (
  db: Db,
  choices: readonly ("yes" | "no" | "abstain")[] = ["yes", "yes", "no"],
  over: Fields = {},
) => {
  const world = await voting(db, over)
  for (const [n, choice] of choices.entries()) await vote(world, n, choice)
  await closeBallot(world.ctx, world)
  return world
}

export const rowOf = async (db: Db, code: string) => {
  const [row] = await db.select().from(ballots).where(eq(ballots.code, code))
  if (!row) throw new Error("There is no such ballot")
  return row
}
