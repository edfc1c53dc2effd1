import { randomBytes, randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { castVotes, recordCast, writeVote } from "#app/ballots/voting/cast-votes.server.ts"
import type { BallotToVote } from "#app/ballots/voting/standing.server.ts"
import { transact } from "#app/context.ts"
import { votes } from "#db/schema/index.ts"
import type { Voter } from "./voters.ts"

type Asked = { id: string; code: string }
/** How one vote is given; it throws where the vote is not accepted. */
export type Way = (ballot: Asked, voter: Voter) => Promise<void>

/** The verb as pages call it. */
export const byVerb: Way = async ({ code }, { ctx, seatCode }) => {
  await castVotes(ctx, { ballotCode: code, votes: [{ seatCode, choice: "yes", replaces: null }] })
}

/** The same transaction without its checks: the lock on the ballot's row, the vote's row and those of the audit. */
export const unchecked: Way = async ({ id, code }, { ctx, seatId }) => {
  const ballot = { id, code, roundtableId: ctx.actor.seats[0]?.roundtableId ?? "" } as BallotToVote
  const vote = { seatId, choice: "yes" as const, holderId: null, castById: ctx.actor.personId }
  await transact(ctx, async (ctx) => {
    await ctx.db.execute(sql`select id from ballot where id = ${id} for share`)
    await writeVote(ctx, ballot, { ...vote, takenById: null, before: null }, ctx.now)
    await recordCast(ctx, ballot, 1)
  })
}

/** One row and nothing else. */
export const bareInsert: Way = async ({ id }, { ctx, seatId }) => {
  await ctx.db.insert(votes).values({
    ...{ ballotId: id, roundtableId: ctx.actor.seats[0]?.roundtableId ?? "", seatId, choice: "yes" },
    ...{ castById: ctx.actor.personId, salt: randomBytes(16).toString("hex") },
    leaf: randomBytes(32).toString("hex"),
  })
}

/** The form of the voting page, sent by a browser that has a session. */
export const overHttp =
  (url: string): Way =>
  async ({ code }, { cookie, seatCode }) => {
    const body = new URLSearchParams({ intent: "cast", _key: randomUUID(), [`c-${seatCode}`]: "yes" })
    const headers = { cookie, origin: url, "sec-fetch-site": "same-origin" }
    const answer = await fetch(`${url}/ballots/${code}/vote`, {
      method: "POST",
      body,
      headers,
      redirect: "manual",
    })
    await answer.arrayBuffer()
    if (answer.status !== 302) throw new Error(`A vote was answered with ${answer.status}`)
  }

export type Rate = { perSecond: number; p50: number; p95: number }

/** Everybody votes once on a new question, so many at once. @returns votes accepted per second, and milliseconds */
export const measure = async (
  way: Way,
  ballot: Asked,
  voters: readonly Voter[],
  atOnce: number,
): Promise<Rate> => {
  const waiting = voters.values()
  const times: number[] = []
  const began = performance.now()
  const one = async () => {
    for (const voter of waiting) {
      const from = performance.now()
      await way(ballot, voter)
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  const seconds = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { perSecond: voters.length / seconds, p50: at(0.5), p95: at(0.95) }
}
