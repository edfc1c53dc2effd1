import { and, eq } from "drizzle-orm"
import { verificationCodes } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import { formatDates } from "../../../i18n/dates.ts"
import type { Translate } from "../../../i18n/translate.ts"
import { printedCode } from "../../../records/verification-code.ts"
import { MINUTES } from "../life/load-life.server.ts"
import { acceptedRectifications } from "./accepted.server.ts"

type Minutes = { id: string; language: string }

/** The code under which everybody finds that a verbale stands; null before it is approved. */
export const codeOfMinutes = async (ctx: Ctx, minutesId: string) => {
  const [row] = await ctx.db
    .select({ code: verificationCodes.code })
    .from(verificationCodes)
    .where(and(eq(verificationCodes.subjectKind, MINUTES), eq(verificationCodes.subjectId, minutesId)))
    .limit(1)
  return row?.code ?? null
}

/** What a file of a verbale says of what came after its approval: its code, and every rettifica with its words. */
export const laterLines = async (ctx: Ctx, { id, language }: Minutes, t: Translate) => {
  const dates = formatDates(language)
  const [code, rectified] = await Promise.all([codeOfMinutes(ctx, id), acceptedRectifications(ctx, id)])
  const address = `${ctx.settings.publicUrl.replace(/\/+$/, "")}/verify/${code}`
  return [
    ...(code ? [{ label: t("afterwards.code"), value: printedCode(code), href: address }] : []),
    ...rectified.map(({ number, decidedAt, says, reads, reason, verification }) => ({
      label: t("afterwards.rectify.name_on", { number, day: dates.day(decidedAt) }),
      value: t("afterwards.rectify.line", { says, reads, reason, code: verification }),
    })),
  ]
}
