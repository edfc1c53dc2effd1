import { asc, desc, eq, sql } from "drizzle-orm"
import { minutesOmissions, minutesPublications } from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import { plainOf, type ReadingNode } from "../../../documents/state/reading.ts"
import type { Translate } from "../../../i18n/translate.ts"
import { digestOfText, frozenContent } from "../export/digest-of.server.ts"
import { canonicalPublic } from "./canonical-public.ts"
import type { OmissionGround } from "./input.ts"
import { type Known, knownNames, type NamedFacts, namesAlone, neverPublic } from "./known-names.ts"
import { publicText, type Strike, struckText } from "./strike.ts"

type Of = {
  minutes: {
    id: string
    roundtableId: string
    versionId: string | null
    language: string
    number: number
    year: number
  }
  paper: { title: string }
  roundtable: { name: string }
}

/** So many words are struck out of one verbale, or names kept, at most. */
export const MOST_MARKS = 2000

/** The public version of a verbale that was begun last, with what is struck out of it. */
export const latestPublication = async (ctx: Ctx, minutesId: string) => {
  const [publication] = await ctx.db
    .select()
    .from(minutesPublications)
    .where(eq(minutesPublications.minutesId, minutesId))
    .orderBy(desc(minutesPublications.number))
    .limit(1)
  if (!publication) return { publication: null, omissions: [] }
  const omissions = await ctx.db
    .select()
    .from(minutesOmissions)
    .where(eq(minutesOmissions.publicationId, publication.id))
    .orderBy(asc(minutesOmissions.id))
    .limit(MOST_MARKS)
  return { publication, omissions }
}
export type Omission = typeof minutesOmissions.$inferSelect

/** Whoever sits or sat at the table, or served it. */
const namesAtTable = async (ctx: Ctx, roundtableId: string): Promise<string[]> => {
  const { rows } = await ctx.db.execute(sql`
    select distinct p.name from person p where p.name is not null and p.id in (
      select person_id from seat_term where roundtable_id = ${roundtableId}
      union select person_id from roundtable_officer where roundtable_id = ${roundtableId})`)
  return rows.map(({ name }) => String(name))
}

const mentioned = (node: ReadingNode): string[] => {
  const label = node.type === "mention" && node.attrs?.kind === "person" ? node.attrs.label : null
  return [...(typeof label === "string" ? [label] : []), ...(node.content ?? []).flatMap(mentioned)]
}

const putOf = (t: Translate, known: Known): string =>
  known.as === "seat"
    ? t("afterwards.publish.as.seat", { seat: known.seat ?? "" })
    : t(`afterwards.publish.as.${known.as}`)

const omissis = (t: Translate, ground: OmissionGround) =>
  t("afterwards.publish.omissis", { ground: t(`afterwards.publish.grounds.${ground}`) })

/**
 * What everybody would read of a verbale: made from its frozen text, with what is struck out taken out wherever it
 * stands, and names of people said as offices and seats unless a rule requires the name.
 * @throws conflict before it is frozen and while its facts are not kept
 */
export const makePublic = async (ctx: Ctx, of: Of, omissions: readonly Omission[], t: Translate) => {
  const { minutes, paper, roundtable } = of
  const [{ text, facts, sha256: original }, atTable] = await Promise.all([
    frozenContent(ctx, of),
    namesAtTable(ctx, minutes.roundtableId),
  ])
  const named = facts as NamedFacts
  const kept = omissions.filter(({ kind }) => kind === "name").map(({ words }) => words.toLowerCase())
  const names = knownNames(named, [...atTable, ...mentioned(text)])
  const hidden = names.filter(({ name }) => !kept.includes(name.toLowerCase()))
  const omitted = [
    ...omissions.flatMap(({ kind, words, ground }) =>
      kind === "omit" ? [{ words, ground: ground as OmissionGround }] : [],
    ),
    ...neverPublic(named),
  ]
  const strikes: Strike[] = [
    ...omitted.map(({ words, ground }) => ({ words, put: omissis(t, ground) })),
    ...hidden.map((known) => ({ words: known.name, put: putOf(t, known) })),
  ]
  const content = publicText(text, strikes, t("afterwards.publish.picture"))
  const title = struckText(paper.title, strikes)
  const plain = plainOf(content.content ?? [])
  const counts = countsOf(plain, t)
  const canonical = canonicalPublic({
    ...{ title, language: minutes.language, number: `${minutes.number}/${minutes.year}` },
    ...{ table: roundtable.name, original, omitted: counts, text: content },
  })
  return {
    ...{ title, content, canonical, original, sha256: digestOfText(canonical), omitted: counts },
    ...{
      names,
      hidden,
      alone: namesAlone(
        plain,
        hidden.map(({ name }) => name),
      ),
    },
  }
}
export type MadePublic = Awaited<ReturnType<typeof makePublic>>

const countsOf = (plain: string, t: Translate): Record<string, number> =>
  Object.fromEntries(
    (["person", "minor", "health", "third", "safety"] as const).flatMap((ground) => {
      const times = plain.split(omissis(t, ground)).length - 1
      return times > 0 ? [[ground, times]] : []
    }),
  )

/** Whether words stand in a verbale's frozen text, in one line of it. */
export const standsInLine = (text: ReadingNode, words: string): boolean => {
  const struck = publicText(text, [{ words, put: "\u0000" }], "")
  return plainOf(struck.content ?? []).includes("\u0000")
}
