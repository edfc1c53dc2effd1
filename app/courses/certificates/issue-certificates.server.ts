import { eq } from "drizzle-orm"
import { certificates, editions, enrolments, people } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { type Edition, lockEdition } from "../edition-lock.server.ts"
import { loadHours } from "../register/hours.server.ts"
import { tellOf } from "../tell.server.ts"
import { paperFor } from "./entitled.ts"
import { courseWithProvider, frameOf, holdRegisters, settingsOf } from "./frame.server.ts"
import { refuseIssue } from "./policy.ts"
import {
  type Recipient,
  type Speak,
  takeNumbers,
  type Writing,
  writeCertificate,
  yearOf,
} from "./write-certificate.server.ts"

type Told = "certified" | "certificate_revoked" | "certificate_replaced"

/** Tells the person of a paper, once, with its page. */
export const tellOfPaper = async (
  ctx: TxCtx,
  edition: Edition,
  enrolmentId: string,
  { event, code, version, reason }: { event: Told; code: string; version: number; reason?: string },
) => {
  const [enrolment] = await ctx.db.select().from(enrolments).where(eq(enrolments.id, enrolmentId))
  await tellOf(ctx, edition, found(enrolment), {
    ...{ event, version, params: { path: `/certificates/${code}`, ...(reason && { reason }) } },
  })
}

/** The version of what is told about the paper of a number: another paper, another message. */
export const versionOf = (year: number, number: number): number => year * 1_000_000 + number

/** Those of an edition's people who may get a paper, with their address, by name. */
const peopleOf = (ctx: TxCtx, editionId: string) =>
  ctx.db
    .select({ id: enrolments.id, state: enrolments.state, name: people.name, email: people.email })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .where(eq(enrolments.editionId, editionId))
    .orderBy(people.name, enrolments.id)

/** So long the next press waits for the papers of a class that are being written. */
const LONGEST_WAIT_SECONDS = 60

/** The edition of a code under its lock, with its registers held and everything that its papers are made of. */
export const preparedEdition = async (ctx: TxCtx, where: { code: string } | { id: string }) => {
  const edition = await lockEdition(ctx, where, LONGEST_WAIT_SECONDS)
  const sessions = await holdRegisters(ctx, edition.id)
  const settings = await settingsOf(ctx, edition.id)
  const taught = await courseWithProvider(ctx, edition.courseId)
  return {
    edition,
    sessions,
    settings,
    taught,
    facts: { ...edition, sessions, isPrepared: settings !== null },
  }
}
export type Prepared = Awaited<ReturnType<typeof preparedEdition>>

/** Whom the rule gives a paper now, and which. */
export const recipientsOf = async (
  ctx: TxCtx,
  { edition, settings, taught }: Prepared,
  whose: string | null = null,
): Promise<Recipient[]> => {
  const rows = (await peopleOf(ctx, edition.id)).filter(({ id }) => whose === null || id === whose)
  const hours = await loadHours(ctx, edition.id, taught.course, whose === null ? null : [whose])
  const rule = { threshold: taught.course.threshold, declaresHours: settings?.declaresHours ?? false }
  return rows.flatMap(({ id, state, name, email }) => {
    const { planned, attended } = hours.of(id)
    const { kind } = paperFor({ state, hasName: name !== null, planned, attended }, rule)
    if (kind === null || name === null) return []
    return [{ enrolmentId: id, name, email, kind, counted: planned, attended }]
  })
}

/** What the papers of a prepared edition are written from. */
export const writingOf = async (ctx: TxCtx, prepared: Prepared, speak: Speak): Promise<Writing> => ({
  ...{ edition: prepared.edition, settings: found(prepared.settings), speak },
  frame: await frameOf(ctx, prepared.edition, prepared.taught, prepared.sessions),
})

const close = async (ctx: TxCtx, edition: Edition) => {
  if (edition.state === "closed") return
  await ctx.db.update(editions).set({ state: "closed", endedAt: ctx.now }).where(eq(editions.id, edition.id))
  await record(ctx, {
    ...{ action: "edition.closed", subject: { kind: "edition", id: edition.id } },
    roundtableId: edition.roundtableId,
  })
}

/**
 * Closes an edition and issues the paper of everybody who is due one and never had one here. However often and by
 * however many it is pressed at once, everybody gets theirs once: presses wait for each other at the edition's lock.
 * @returns how many were issued
 * @throws forbidden unless course coordinator, and while a register is not countersigned
 */
export const issueCertificates = (
  ctx: Ctx,
  { editionCode }: { editionCode: string },
  speak: Speak,
): Promise<number> =>
  transact(ctx, async (ctx) => {
    const prepared = await preparedEdition(ctx, { code: editionCode })
    const { edition } = prepared
    refuse(refuseIssue(ctx.actor, prepared.facts))
    const had = await ctx.db
      .select({ id: certificates.enrolmentId })
      .from(certificates)
      .where(eq(certificates.editionId, edition.id))
    const done = new Set(had.map(({ id }) => id))
    const due = (await recipientsOf(ctx, prepared)).filter(({ enrolmentId }) => !done.has(enrolmentId))
    await close(ctx, edition)
    if (due.length === 0) return 0
    const writing = await writingOf(ctx, prepared, speak)
    const year = yearOf(ctx.now)
    let number = await takeNumbers(ctx, year, due.length)
    for (const to of due) {
      const { code } = await writeCertificate(ctx, writing, to, number)
      const version = versionOf(year, number++)
      await tellOfPaper(ctx, edition, to.enrolmentId, { event: "certified", code, version })
    }
    return due.length
  })
