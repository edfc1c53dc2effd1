import { eq } from "drizzle-orm"
import { type meetingMinutes, type papers, people } from "#db/schema/index.ts"
import type { TxCtx } from "../../../context.ts"
import { tellMembers, tellServing } from "../../../documents/life/tell.server.ts"
import { notify } from "../../../notifications/notify.server.ts"

type Of = {
  minutes: Pick<typeof meetingMinutes.$inferSelect, "code">
  paper: typeof papers.$inferSelect
}
type Told = { kind: string; part?: string; params?: Record<string, string> }

const toldOf = ({ minutes }: Of, { kind, part = "", params }: Told) => ({
  ...{ kind, path: `/minutes/${minutes.code}${part}` },
  ...(params && { params }),
})

/** Tells everybody at the table what became of a verbale. */
export const tellTable = (ctx: TxCtx, of: Of, told: Told) => tellMembers(ctx, of.paper, toldOf(of, told))

/** Tells who keeps the table's papers. */
export const tellKeepers = (ctx: TxCtx, of: Of, told: Told) =>
  tellServing(ctx, of.paper, ["secretary", "chair"], toldOf(of, told))

/** Tells one person, unless it is their own deed or they have no address. */
export const tellPerson = async (ctx: TxCtx, of: Of, personId: string | null, told: Told): Promise<void> => {
  if (!personId || personId === ctx.actor.personId) return
  const [person] = await ctx.db.select().from(people).where(eq(people.id, personId))
  if (!person?.email) return
  const { kind, path, params } = { params: {}, ...toldOf(of, told) }
  await notify(ctx, {
    ...{ kind, to: { personId }, language: person.language, roundtableId: of.paper.roundtableId },
    subject: { kind: "document", id: of.paper.id },
    params: { paper: of.paper.title, path, ...params },
  })
}
