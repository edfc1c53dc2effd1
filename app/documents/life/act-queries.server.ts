import { and, asc, eq, sql } from "drizzle-orm"
import { paperActs } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { annexesByOwner } from "../../records/annexes.server.ts"
import type { PaperFacts } from "../policy.ts"
import { ACT } from "./act-files.server.ts"
import { lifeRules } from "./life-rules.server.ts"
import { refuseReadActFiles, refuseVoidAct } from "./policy.ts"
import { livingPaper } from "./queries.server.ts"

const COLUMNS = {
  ...{ code: paperActs.code, outcome: paperActs.outcome, body: paperActs.body, kind: paperActs.kind },
  ...{ number: paperActs.number, day: paperActs.day, link: paperActs.link, reason: paperActs.reason },
  ...{ voidedAt: paperActs.voidedAt, voidReason: paperActs.voidReason },
}

/** What bodies did with a text, by day, each with the files that the reader may have; void ones at the end. */
export const actsOf = async (ctx: Ctx, { id, facts }: { id: string; facts: PaperFacts }) => {
  const rows = await ctx.db
    .select({ id: paperActs.id, ...COLUMNS })
    .from(paperActs)
    .where(eq(paperActs.documentId, id))
    .orderBy(sql`voided_at is not null`, asc(paperActs.day), asc(paperActs.id))
    .limit(50)
  const files = await annexesByOwner(
    ctx,
    ACT,
    rows.filter((act) => refuseReadActFiles(ctx.actor, facts, act) === null).map((act) => act.id),
  )
  return rows.map(({ id: actId, ...act }) => ({
    ...act,
    files: (files.get(actId) ?? []).map(({ fileCode, fileName, type, size, sha256 }) => ({
      ...{ code: fileCode, name: fileName, type, size, sha256 },
    })),
  }))
}

/** A recorded act, for the page that declares it void. @throws not_found; forbidden unless the regulation names the person */
export const getActToVoid = async (ctx: Ctx, code: string, actCode: string) => {
  const paper = await livingPaper(ctx, code)
  const { rules } = await lifeRules(ctx, paper.roundtableId)
  refuse(refuseVoidAct(ctx.actor, paper.roundtableId, rules.documents))
  const [act] = await ctx.db
    .select(COLUMNS)
    .from(paperActs)
    .where(and(eq(paperActs.documentId, paper.id), eq(paperActs.code, actCode)))
  return { paper, act: { ...found(act), files: [] } }
}
