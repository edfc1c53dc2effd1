import { and, eq, isNull } from "drizzle-orm"
import { certificates } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import type { Edition } from "../edition-lock.server.ts"
import { loadHours } from "../register/hours.server.ts"
import { CertificateContent, isAsIssued } from "./content.ts"
import { paperFor, ruleOfPaper } from "./entitled.ts"
import { courseWithProvider, settingsOf } from "./frame.server.ts"

/**
 * After a correction of a register: marks the papers issued from it that it does not bear out any more, so that they
 * stand on the coordinators' desks until they are replaced or revoked, and takes the mark from those that agree again.
 * @param whose the enrolment whose times were corrected, or null where everybody's may count otherwise
 */
export const noteDifferences = async (
  ctx: TxCtx,
  edition: Pick<Edition, "id" | "courseId">,
  whose: string | null,
): Promise<void> => {
  const papers = await ctx.db
    .select()
    .from(certificates)
    .where(
      and(
        ...[eq(certificates.editionId, edition.id), isNull(certificates.endedAt)],
        whose === null ? undefined : eq(certificates.enrolmentId, whose),
      ),
    )
  if (papers.length === 0) return
  const { course } = await courseWithProvider(ctx, edition.courseId)
  const settings = await settingsOf(ctx, edition.id)
  const rule = { threshold: course.threshold, declaresHours: settings?.declaresHours ?? false }
  const hours = await loadHours(
    ctx,
    edition.id,
    course,
    papers.map(({ enrolmentId }) => enrolmentId),
  )
  for (const { id, enrolmentId, content, differsAt } of papers) {
    const said = CertificateContent.safeParse(content).data
    if (!said) continue
    const { planned, attended } = hours.of(enrolmentId)
    const due = paperFor(
      { state: "confirmed", hasName: true, planned, attended },
      ruleOfPaper(rule, said.kind),
    )
    const isSame = isAsIssued(said, { kind: due.kind ?? "", attended, counted: planned })
    if (isSame !== (differsAt === null))
      await ctx.db
        .update(certificates)
        .set({ differsAt: isSame ? null : ctx.now })
        .where(eq(certificates.id, id))
  }
}
