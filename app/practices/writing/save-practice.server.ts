import { eq, inArray, sql } from "drizzle-orm"
import { practiceBodies, practices } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, DomainError, invalid, refuse } from "../../errors.ts"
import { proposalsVisibleTo } from "../../proposals/visible.server.ts"
import { markWith, placeIn } from "../../taxonomies/place-in.server.ts"
import { readTerritories, writtenTerritories } from "../../taxonomies/read-territories.server.ts"
import { contentDigest } from "../digest.server.ts"
import { lockPractice, type PracticeRow } from "../facts.server.ts"
import type { SavePractice } from "../input.ts"
import { refuseEditPractice } from "../policy.ts"
import { unanswered } from "../questions.ts"

/** The proposal that it came of, where the form could not show it to who writes: then nobody chose to drop it. */
const unseenOf = async (ctx: TxCtx, { proposalId }: PracticeRow): Promise<string | null> => {
  if (proposalId === null) return null
  const { rows } = await ctx.db.execute(sql`
    select 1 from proposal where proposal.id = ${proposalId}::uuid and ${proposalsVisibleTo(ctx.actor)}`)
  return rows[0] ? null : proposalId
}

const proposalOf = async (ctx: TxCtx, practice: PracticeRow, code: string | null): Promise<string | null> => {
  if (code === null) return unseenOf(ctx, practice)
  const { rows } = await ctx.db.execute(sql`
    select proposal.id from proposal where proposal.code = ${code}
       and (proposal.id = ${practice.proposalId}::uuid or ${proposalsVisibleTo(ctx.actor)})`)
  if (!rows[0]) throw invalid("proposal", "practices.errors.proposal_unknown")
  return String(rows[0].id)
}

/** The bodies that did it: of those that sit at the table, and those that it named before. */
const saveBodies = async (ctx: TxCtx, { id, roundtableId }: PracticeRow, codes: readonly string[]) => {
  const { rows } = await ctx.db.execute(sql`
    select o.id from organisation o
     where o.code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))
       and (o.id in (select b.organisation_id from practice_body b where b.practice_id = ${id})
         or (o.state = 'active' and o.id in (select s.organisation_id from seat s
               where s.roundtable_id = ${roundtableId} and s.removed_at is null)))
     order by o.id`)
  if (rows.length < new Set(codes).size) throw invalid("bodies", "practices.errors.body_unknown")
  const ids = rows.map((row) => String(row.id))
  const { rows: before } = await ctx.db.execute(
    sql`select organisation_id as id from practice_body where practice_id = ${id} order by organisation_id`,
  )
  const gone = before.map((row) => String(row.id)).filter((one) => !ids.includes(one))
  if (gone.length > 0)
    await ctx.db
      .delete(practiceBodies)
      .where(sql`${eq(practiceBodies.practiceId, id)} and ${inArray(practiceBodies.organisationId, gone)}`)
  if (ids.length > 0)
    await ctx.db
      .insert(practiceBodies)
      .values(ids.map((organisationId) => ({ roundtableId, practiceId: id, organisationId })))
      .onConflictDoNothing()
}

const saveSorting = async (ctx: TxCtx, practice: PracticeRow, input: SavePractice) => {
  const subject = { kind: "practice", id: practice.id }
  const places = input.territory ? await readTerritories(ctx, input.territory) : []
  await placeIn(ctx, subject, places)
  await markWith(
    ctx,
    subject,
    input.topics.map((id) => ({ id })),
  )
  await saveBodies(ctx, practice, input.bodies)
  return places.length > 0 ? writtenTerritories(places) : null
}

/**
 * Keeps the text of a good practice. A change of one that is out is out at once, and its digest with it: copies then
 * say that the original has changed.
 * @throws forbidden unless who writes it; conflict when the text changed since the page was loaded; invalid where what
 *   is out would lose an answer that it needs
 */
export const savePractice = (ctx: Ctx, input: SavePractice): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { practice, facts } = await lockPractice(ctx, input.practiceCode)
    refuse(refuseEditPractice(ctx.actor, facts))
    if (practice.rev !== input.rev)
      throw new DomainError("conflict", because("practices.errors.changed_meanwhile"))
    const { title, language, startsOn, endsOn, contact } = input
    const { problem, done, doneBy, needed, came, differently } = input
    const [open] = practice.state === "published" ? unanswered(input) : []
    if (open) throw invalid(open, "practices.errors.answer_needed")
    const proposalId = await proposalOf(ctx, practice, input.proposal)
    const territory = await saveSorting(ctx, practice, input)
    const words = { title, language, territory, startsOn, endsOn, contact, proposalId }
    const text = { ...words, problem, done, doneBy, needed, came, differently }
    await ctx.db
      .update(practices)
      .set({ ...text, rev: practice.rev + 1, readyAt: null, ...whenOut(ctx, practice, text) })
      .where(eq(practices.id, practice.id))
    await record(ctx, {
      action: "practice.saved",
      subject: { kind: "practice", id: practice.id },
      roundtableId: practice.roundtableId,
      values: { rev: practice.rev + 1 },
    })
  })

/** Of what is out: its digest, and since when it says that, where it says something else than before. */
const whenOut = (ctx: TxCtx, practice: PracticeRow, text: Parameters<typeof contentDigest>[0]) => {
  if (practice.state !== "published") return {}
  const sha256 = contentDigest(text)
  const isSame = practice.sha256 !== null && Buffer.compare(sha256, practice.sha256) === 0
  return isSame ? {} : { sha256, changedAt: ctx.now }
}
