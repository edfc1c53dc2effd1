import { and, desc, eq, inArray, sql } from "drizzle-orm"
import { certificates, courses, editions, enrolments, verificationCodes } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { PAGE_SIZE, pageOf } from "../../people/queries.server.ts"
import { printedCode } from "../../records/verification-code.ts"
import { refuseKeepCourses } from "../policy.ts"
import { findEdition } from "../queries.server.ts"
import { isListed, listed, listedAfter, loadHours } from "../register/hours.server.ts"
import { findCertificate } from "./ask-certificate.server.ts"
import { CertificateContent, isAsIssued } from "./content.ts"
import { paperFor, ruleOfPaper } from "./entitled.ts"
import { courseWithProvider, settingsOf } from "./frame.server.ts"
import { everybodyHasTheirs } from "./owed.server.ts"
import { refuseIssueNow, refuseReplace, refuseRevoke } from "./policy.ts"

type Page = { after: string | null; limit?: number }

const ROW = {
  ...{ code: certificates.code, enrolmentId: certificates.enrolmentId, kind: certificates.kind },
  ...{ year: certificates.year, number: certificates.number, issuedAt: certificates.issuedAt },
  ...{
    content: certificates.content,
    verification: verificationCodes.code,
    status: verificationCodes.status,
  },
}

/** The paper of some enrolments that is worth something, else the last one. */
const papersOf = async (ctx: Ctx, enrolmentIds: readonly string[]) => {
  if (enrolmentIds.length === 0) return new Map<string, PaperRow>()
  const rows = await ctx.db
    .selectDistinctOn([certificates.enrolmentId], ROW)
    .from(certificates)
    .innerJoin(verificationCodes, eq(verificationCodes.id, certificates.verificationId))
    .where(inArray(certificates.enrolmentId, [...enrolmentIds]))
    .orderBy(certificates.enrolmentId, sql`${certificates.endedAt} is not null`, desc(certificates.id))
  return new Map<string, PaperRow>(rows.map((row) => [row.enrolmentId, row]))
}

/** The minutes of an edition's sessions, without those that were cancelled. */
const plannedOf = (sessions: readonly { plannedMinutes: number; cancelledAt: Date | null }[]) =>
  sessions.reduce((sum, one) => sum + (one.cancelledAt ? 0 : one.plannedMinutes), 0)

type Due = ReturnType<typeof paperFor>
type Sums = { planned: number; attended: number }

/** @param due what the rule gives now, declarations included where one was issued */
const shownPaper = (row: PaperRow | undefined, due: Due, sums: Sums) => {
  if (!row) return null
  const { content, enrolmentId: _, verification, year, number, ...rest } = row
  const said = CertificateContent.safeParse(content).data
  const now = { kind: due.kind ?? "", attended: sums.attended, counted: sums.planned }
  return {
    ...{ ...rest, number: `${number}/${year}`, verification: printedCode(verification) },
    differs: row.status === "valid" && said !== undefined && !isAsIssued(said, now),
  }
}

type PaperRow = {
  code: string
  enrolmentId: string
  kind: string
  year: number
  number: number
  issuedAt: Date
  content: unknown
  verification: string
  status: string
}

/**
 * The papers of an edition: everybody in its register by name, with what the rule gives them, what they were issued,
 * and where the two differ since a correction.
 * @throws forbidden unless course coordinator
 */
export const listCertificates = async (ctx: Ctx, editionCode: string, { after, limit = PAGE_SIZE }: Page) => {
  refuse(refuseKeepCourses(ctx.actor))
  const edition = await findEdition(ctx, editionCode)
  const { course } = await courseWithProvider(ctx, edition.courseId)
  const settings = await settingsOf(ctx, edition.id)
  const where = and(isListed(edition.id), listedAfter(after))
  const page = pageOf(await listed(ctx, where, limit + 1), limit)
  const whose = page.rows.map(({ id }) => id)
  const hours = await loadHours(ctx, edition.id, course, whose)
  const papers = await papersOf(ctx, whose)
  const rule = { threshold: course.threshold, declaresHours: settings?.declaresHours ?? false }
  return {
    course: {
      code: course.code,
      title: course.title,
      language: course.language,
      threshold: course.threshold,
    },
    edition: { code: edition.code, number: edition.number, state: edition.state, language: edition.language },
    ...{ settings: settings ?? (await settingsBefore(ctx, edition)), next: page.next },
    plannedMinutes: plannedOf(hours.sessions),
    refusal: refuseIssueNow({ ...edition, sessions: hours.sessions, isPrepared: settings !== null }),
    allHave: await everybodyHasTheirs(ctx, edition, course, rule),
    rows: page.rows.map(({ id, personId: _, ...person }) => {
      const { planned, attended } = hours.of(id)
      const facts = { ...person, hasName: person.name !== null, planned, attended }
      const paper = papers.get(id)
      const borneOut = paperFor(facts, ruleOfPaper(rule, paper?.kind))
      return {
        ...{ ...person, planned, attended, due: paperFor(facts, rule) },
        paper: shownPaper(paper, borneOut, { planned, attended }),
      }
    }),
  }
}

/** What the course's last edition printed, for the form of the next one. */
const settingsBefore = async (ctx: Ctx, { courseId, id }: { courseId: string; id: string }) => {
  const { rows } = await ctx.db.execute(sql`
    select s.declares_hours as "declaresHours", s.disclaimer, s.organiser, s.accreditation, s.place, s.signatory, s.office
      from certificate_setting s join edition e on e.id = s.edition_id
     where e.course_id = ${courseId} and e.id <> ${id} order by e.number desc limit 1`)
  return (rows[0] ?? null) as {
    declaresHours: boolean
    disclaimer: string | null
    organiser: string | null
    accreditation: string | null
    place: string
    signatory: string
    office: string
  } | null
}

/** One paper with what may be done about it, and why not the rest. @throws not_found for who may not read it */
export const getCertificate = async (ctx: Ctx, code: string) => {
  const { paper, status, verification, successor, isOwn } = await findCertificate(ctx, code)
  const [edition] = await ctx.db.select().from(editions).where(eq(editions.id, paper.editionId))
  const { course } = await courseWithProvider(ctx, found(edition).courseId)
  const mayKeep = refuseKeepCourses(ctx.actor) === null
  // The registers may be open again for all that the page knows: the verb asks.
  const signed = {
    state: "closed",
    isPrepared: true,
    sessions: [{ cancelledAt: null, state: "countersigned" }],
  }
  return {
    ...{ code, status, verification, successor, isOwn, mayKeep, issuedAt: paper.issuedAt },
    ...{ kind: paper.kind, number: `${paper.number}/${paper.year}`, endedAt: paper.endedAt },
    ...{ endReason: paper.endReason, sha256: Buffer.from(paper.sha256).toString("hex") },
    content: CertificateContent.safeParse(paper.content).data ?? null,
    differs: paper.differsAt !== null,
    edition: { code: found(edition).code, number: found(edition).number },
    course: { code: course.code, title: course.title, language: course.language },
    mayRevoke: refuseRevoke(ctx.actor, paper) === null,
    mayReplace: refuseReplace(ctx.actor, paper, signed) === null,
  }
}

/** The person's own papers, the newest first. */
export const listOwnCertificates = async (ctx: Ctx, { after, limit = PAGE_SIZE }: Page) => {
  const rows = await ctx.db
    .select({
      ...{ code: certificates.code, kind: certificates.kind, issuedAt: certificates.issuedAt },
      ...{ verification: verificationCodes.code, status: verificationCodes.status },
      ...{ course: courses.title, language: courses.language, edition: editions.number },
    })
    .from(certificates)
    .innerJoin(enrolments, eq(enrolments.id, certificates.enrolmentId))
    .innerJoin(verificationCodes, eq(verificationCodes.id, certificates.verificationId))
    .innerJoin(editions, eq(editions.id, certificates.editionId))
    .innerJoin(courses, eq(courses.id, editions.courseId))
    .where(
      and(
        eq(enrolments.personId, found(ctx.actor.personId)),
        after
          ? sql`${certificates.id} < (select c.id from certificate c where c.code = ${after})`
          : undefined,
      ),
    )
    .orderBy(desc(certificates.id))
    .limit(limit + 1)
  return pageOf(rows, limit)
}
