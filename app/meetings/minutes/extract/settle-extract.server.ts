import { and, eq, sql } from "drizzle-orm"
import { minutesExtracts, people } from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../../context.ts"
import { because, found, refuse } from "../../../errors.ts"
import { issueCode } from "../../../records/issue-code.server.ts"
import type { Speak } from "../../send-convocation.server.ts"
import { digestOfText } from "../export/digest-of.server.ts"
import { tellKeepers, tellPerson } from "../life/tell.server.ts"
import { lockMinutes } from "../lock.server.ts"
import { refuseObserveAs, refuseReadMinutes } from "../policy.ts"
import { canonicalExtract } from "./canonical-extract.ts"
import { refuseIssueExtract } from "./extract.ts"
import type { AskExtract, SettleExtract } from "./input.ts"
import { itemsOf, makeExtract } from "./make-extract.server.ts"

type Locked = Awaited<ReturnType<typeof lockMinutes>>
type Row = typeof minutesExtracts.$inferSelect

const lockToRead = async (ctx: TxCtx, code: string) => {
  const locked = await lockMinutes(ctx, code)
  if (refuseReadMinutes(ctx.actor, locked.minutes.roundtableId)) found(null)
  return locked
}

const told = (ctx: TxCtx, { minutes }: Locked, action: string, values: Record<string, string | number>) =>
  record(ctx, {
    ...{ action: `meeting.${action}`, subject: { kind: "minutes", id: minutes.id } },
    ...{ roundtableId: minutes.roundtableId, values },
  })

/**
 * A member asks for an estratto of some points, and says what for.
 * @throws not_found, also for a point of another agenda; forbidden for who is no member, and while the verbale is
 *   neither signed nor the point approved
 */
export const askExtract = (ctx: Ctx, input: AskExtract): Promise<void> =>
  transact(ctx, async (ctx) => {
    const locked = await lockToRead(ctx, input.minutesCode)
    const { roundtableId, id: minutesId } = locked.minutes
    refuse(refuseObserveAs(ctx.actor, roundtableId))
    const all = await itemsOf(ctx, locked)
    for (const code of input.items) refuse(found(all.find((item) => item.code === code)).whyNot)
    const { items, purpose } = input
    const [row] = await ctx.db
      .insert(minutesExtracts)
      .values({
        ...{ roundtableId, minutesId, items, purpose, askedAt: ctx.now },
        askedById: found(ctx.actor.personId),
      })
      .returning({ code: minutesExtracts.code })
    await told(ctx, locked, "extract-asked", { extract: found(row).code, items: items.length })
    await tellKeepers(ctx, locked, { kind: "extract_asked", part: "/extracts" })
  })

const issue = async (ctx: TxCtx, locked: Locked, asked: Row, speak: Speak) => {
  const { minutes, roundtable } = locked
  const [[last], [me]] = await Promise.all([
    ctx.db
      .select({ number: sql<number>`coalesce(max(${minutesExtracts.number}), 0)::int` })
      .from(minutesExtracts)
      .where(eq(minutesExtracts.minutesId, minutes.id)),
    ctx.db
      .select({ name: people.name })
      .from(people)
      .where(eq(people.id, found(ctx.actor.personId))),
  ])
  const number = (last?.number ?? 0) + 1
  const t = speak(minutes.language)
  const ask = { items: asked.items as string[], purpose: asked.purpose, number }
  const content = await makeExtract(ctx, locked, { ...ask, certifiedBy: me?.name ?? "–" }, t)
  const { id: verificationId } = await issueCode(ctx, {
    ...{ subject: { kind: "minutes_extract", id: asked.id }, roundtableId: minutes.roundtableId },
    title: t("afterwards.extract.title_of", { number, minutes: content.of.number, table: roundtable.name }),
    ...{ language: minutes.language, issuer: roundtable.name },
  })
  const sha256 = Buffer.from(digestOfText(canonicalExtract(content)), "hex")
  return { number, content, sha256, verificationId }
}

/**
 * Issues an estratto, which the secretary certifies, or says why not; who asked is told.
 * @throws not_found; forbidden unless secretary here, and once it is settled
 */
export const settleExtract = (ctx: Ctx, input: SettleExtract, speak: Speak): Promise<void> =>
  transact(ctx, async (ctx) => {
    const locked = await lockToRead(ctx, input.minutesCode)
    const { roundtableId, id: minutesId } = locked.minutes
    refuse(refuseIssueExtract(ctx.actor, roundtableId))
    const [row] = await ctx.db
      .select()
      .from(minutesExtracts)
      .where(and(eq(minutesExtracts.code, input.extractCode), eq(minutesExtracts.minutesId, minutesId)))
    const asked = found(row)
    refuse(asked.state === "asked" ? null : because("afterwards.refuse.decided"))
    const made = input.verdict === "issued" ? await issue(ctx, locked, asked, speak) : null
    await ctx.db
      .update(minutesExtracts)
      .set({
        ...{ state: input.verdict, answer: input.answer, settledAt: ctx.now, ...made },
        settledById: found(ctx.actor.personId),
      })
      .where(eq(minutesExtracts.id, asked.id))
    await told(ctx, locked, "extract-settled", { extract: asked.code, state: input.verdict })
    await tellPerson(ctx, locked, asked.askedById, {
      kind: input.verdict === "issued" ? "extract_issued" : "extract_declined",
      ...{ part: "/extracts", params: { reason: input.answer ?? "–" } },
    })
  })
