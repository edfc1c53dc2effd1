import { eq, sql } from "drizzle-orm"
import { fileMinutes, freezeMinutes, settleSigned } from "#app/meetings/minutes/life/sign.server.ts"
import { closeSitting } from "#app/meetings/session/close-sitting.server.ts"
import type { Db } from "#db/client.server.ts"
import { meetingCalls, signatures } from "#db/schema/index.ts"
import { makeConvened } from "#tests/meetings/rows.ts"
import { here, opened, plus } from "#tests/meetings/session/world.ts"
import { makeTotals } from "#tests/meetings/totals/rows.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { ctxOf } from "#tests/support/context.ts"
import { memoryFiles, pdf } from "#tests/support/files.ts"
import { textsIn } from "#tests/support/texts.ts"
import { begin, LATER, minutesOf, written } from "./world.ts"

const BY_SIGNATURE: object = { minutes: { approval: "signature", observationDays: 0 } }

type Writing = Parameters<typeof written>[2]

/** A verbale that signatures approved, at a table with a chair beside its secretary; `write` adds words of its own. */
export const approved = async (db: Db, write?: Writing) => {
  const world = await opened(db, { rules: BY_SIGNATURE })
  const code = await begin(plus(world.ctx, 2), world)
  const ctx = { ...plus(world.ctx, 60), files: memoryFiles() }
  await closeSitting(ctx, here(world))
  const { documentId } = await minutesOf(db, code)
  await written(db, documentId, write)
  const own = { minutesCode: code }
  await freezeMinutes(ctx, own)
  await fileMinutes(ctx, { ...own, pdf: { name: "verbale.pdf", bytes: pdf() } }, textsIn)
  const signed = { state: "signed", form: "pades", settledAt: ctx.now, sha256: new Uint8Array(32) }
  await db.update(signatures).set(signed)
  await settleSigned(ctx)
  const { now } = ctx
  const chair = { ...(await ctxAs(db, "chair", world)), now }
  const member = { ...(await ctxOf(db, world.seated[1]?.titular ?? world.secretary)), now }
  return { ...world, ctx, chair, member, own, minutes: await minutesOf(db, code) }
}
export type ApprovedWorld = Awaited<ReturnType<typeof approved>>

let votes = 0
/** A confirmed vote of another meeting of the table, in favour unless the overrides say less. */
export const laterVote = async (db: Db, world: ApprovedWorld, over: object = {}) => {
  const meeting = await makeConvened(db, world.roundtable, 170 + (++votes % 700))
  const [call] = await db.select().from(meetingCalls).where(eq(meetingCalls.meetingId, meeting.id))
  const sitting = { roundtableId: world.roundtable.id, callId: call?.id ?? "", items: meeting.items }
  const { code } = await makeTotals(db, sitting, world.seated[0]?.titular.id ?? "", {
    ...{ confirmedById: world.secretary.id, confirmedAt: sql`now()` as never, votedAt: LATER, ...over },
  })
  return code
}
