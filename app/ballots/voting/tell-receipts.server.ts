import { sql } from "drizzle-orm"
import type { TxCtx } from "../../context.ts"
import { notify } from "../../notifications/notify.server.ts"
import type { BallotToVote } from "./standing.server.ts"

/** A vote that was accepted, and whether who holds the seat cast it. */
export type Accepted = { seatId: string; leaf: string; isOwn: boolean }
type Titular = { personId: string; language: "it"; seatId: string }
type Heading = { wording: string; name: string }

const headingOf = async (ctx: TxCtx, { id }: BallotToVote): Promise<Heading> => {
  const { rows } = await ctx.db.execute(sql`
    select b.wording, r.name from ballot b join roundtable r on r.id = b.roundtable_id where b.id = ${id}`)
  return rows[0] as Heading
}

const titularsOf = async (ctx: TxCtx, votes: readonly Accepted[]): Promise<Titular[]> => {
  const seatIds = JSON.stringify(votes.map(({ seatId }) => seatId))
  const { rows } = await ctx.db.execute(sql`
    select t.person_id as "personId", p.language, t.seat_id as "seatId"
      from seat_term t join person p on p.id = t.person_id
     where t.seat_id in (select jsonb_array_elements_text(${seatIds}::jsonb)::uuid)
       and t.rank = 0 and t.ended_at is null and p.erased_at is null
     order by t.person_id, t.seat_id`)
  return rows as Titular[]
}

const send = (
  ctx: TxCtx,
  ballot: BallotToVote,
  { wording, name }: Heading,
  to: { personId: string; language: string; context?: string; path: string; leaves: readonly string[] },
) =>
  notify(ctx, {
    ...{ kind: "ballot_about", to: { personId: to.personId }, language: to.language },
    ...{ roundtableId: ballot.roundtableId, subject: { kind: "ballot", id: ballot.id } },
    params: {
      ...{ ...(to.context && { context: to.context }), question: wording, roundtable: name },
      ...{ leaves: to.leaves.join("\n"), path: `/ballots/${ballot.code}${to.path}` },
    },
  })

/**
 * Sends receipts under the kind that reminders have too: in writing to who cast the votes; always to who holds a seat
 * for which somebody else voted, or whose vote was taken down.
 */
export const tellReceipts = async (
  ctx: TxCtx,
  ballot: BallotToVote,
  casterId: string | null,
  votes: readonly Accepted[],
): Promise<void> => {
  const others = votes.filter(({ isOwn }) => !isOwn)
  const isWritten = ballot.setting === "written"
  if (!isWritten && others.length === 0) return
  const heading = await headingOf(ctx, ballot)
  if (isWritten && casterId)
    await send(ctx, ballot, heading, {
      ...{ personId: casterId, language: ctx.actor.language, context: "receipt", path: "/receipt" },
      leaves: votes.map(({ leaf }) => leaf),
    })
  for (const { personId, language, seatId } of await titularsOf(ctx, others)) {
    if (personId === casterId) continue
    const leaves = others.filter((vote) => vote.seatId === seatId).map(({ leaf }) => leaf)
    await send(ctx, ballot, heading, { personId, language, path: "", leaves })
  }
}
