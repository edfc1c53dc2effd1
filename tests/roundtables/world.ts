import { desc } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import type { InviteDelegate } from "#app/roundtables/input.ts"
import { inviteDelegate } from "#app/roundtables/invite-delegate.server.ts"
import { takeSeat } from "#app/roundtables/take-seat.server.ts"
import type { Db } from "#db/client.server.ts"
import { invitations, outbox } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { makeRoundtable, makeSeat, type Person, type Seat } from "#tests/support/factories.ts"
import { personAs, type Relation } from "#tests/support/relations.ts"

export const INVITED = { name: "Amina Haddad", email: "amina@example.org" }
export const PASSWORD = "mare verde cavallo"

/** A public table with one free seat and its secretary, who asks. */
export const makeTable = async (db: Db, over: Parameters<typeof makeRoundtable>[1] = {}) => {
  const roundtable = await makeRoundtable(db, over)
  const seat = await makeSeat(db, { roundtableId: roundtable.id })
  const secretary = (await personAs(db, "secretary here", roundtable)) as Person
  return { roundtable, seat, secretary, ctx: await ctxOf(db, secretary) }
}

export type Table = Awaited<ReturnType<typeof makeTable>>

/** A context for whoever is that to the table. */
export const ctxAs = async (
  db: Db,
  relation: Relation,
  { roundtable }: Pick<Table, "roundtable">,
): Promise<Ctx> => {
  const person = await personAs(db, relation, roundtable)
  return person ? ctxOf(db, person) : ctxFor(db)
}

/** What a secretary fills in to invite somebody to the seat from today. */
export const asked = async (
  db: Db,
  seat: Seat,
  over: Partial<InviteDelegate> = {},
): Promise<InviteDelegate> => ({
  ...{ ...INVITED, seatCode: seat.code, rank: 0, language: "fr" as const },
  ...{ startsOn: await dayFromNow(db, 0), endsOn: null, letter: "DEMO/000101" },
  ...over,
})

/** The values of the latest mail that is owed. */
export const lastMail = async (db: Db): Promise<Record<string, string>> => {
  const [mail] = await db.select().from(outbox).orderBy(desc(outbox.id)).limit(1)
  return (mail?.params ?? {}) as Record<string, string>
}

/** The token of the link in the latest mail that is owed. */
export const lastToken = async (db: Db): Promise<string> =>
  (await lastMail(db)).path?.replace("/invitations/", "") ?? ""

/** Invites somebody to the table's seat. */
export const invite = async (
  db: Db,
  { ctx, seat }: Pick<Table, "ctx" | "seat">,
  over: Partial<InviteDelegate> = {},
) => {
  await inviteDelegate(ctx, await asked(db, seat, over))
  const [invitation] = await db.select().from(invitations).orderBy(desc(invitations.id)).limit(1)
  if (!invitation) throw new Error("No invitation was written")
  return { invitation, token: await lastToken(db) }
}

/** The same context so many days later. */
export const daysLater = (ctx: Ctx, days: number): Ctx => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + days * 86_400_000),
})

/** A table with an invitation to its seat, and the one who has the link but is not signed in. */
export const invited = async (db: Db, over: Parameters<typeof invite>[2] = {}) => {
  const table = await makeTable(db)
  const { invitation, token } = await invite(db, table, over)
  return { ...table, invitation, token, somebody: await ctxFor(db) }
}

/** Presses the button of the page that the link opens. */
export const press = (
  ctx: Ctx,
  token: string,
  over: { name?: string; password?: string } = { password: PASSWORD },
) => takeSeat(ctx, { token, ...over })
