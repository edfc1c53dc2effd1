import { createHash } from "node:crypto"
import { eq } from "drizzle-orm"
import { documentVersions, minutesFacts } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import type { ReadingNode } from "../../../documents/state/reading.ts"
import { conflict, found } from "../../../errors.ts"
import { canonicalMinutes } from "./canonical-minutes.ts"

type Frozen = {
  minutes: { id: string; versionId: string | null; language: string }
  paper: { title: string }
}

/**
 * What stands in a frozen verbale: its text, its facts, and the digest of both.
 * @throws conflict before it is frozen and while its facts are not kept
 */
export const frozenContent = async (ctx: Ctx, { minutes, paper }: Frozen) => {
  if (!minutes.versionId) throw conflict("minutes.refuse.not_frozen")
  const [[version], [kept]] = await Promise.all([
    ctx.db
      .select({ content: documentVersions.content })
      .from(documentVersions)
      .where(eq(documentVersions.id, minutes.versionId)),
    ctx.db
      .select({ content: minutesFacts.content })
      .from(minutesFacts)
      .where(eq(minutesFacts.minutesId, minutes.id)),
  ])
  if (!kept) throw conflict("transfer.errors.not_ready")
  const text = found(version).content as ReadingNode
  const canonical = canonicalMinutes({
    ...{ title: paper.title, language: minutes.language },
    ...{ facts: kept.content, text },
  })
  return { text, facts: kept.content, canonical, sha256: digestOfText(canonical) }
}

/** SHA-256 of a text, in hexadecimal. */
export const digestOfText = (text: string): string => createHash("sha256").update(text).digest("hex")
