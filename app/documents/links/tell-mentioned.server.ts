import { inArray, sql } from "drizzle-orm"
import { paperMentions, people } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import type { LinkTarget } from "../../links/linked.server.ts"
import { notify } from "../../notifications/notify.server.ts"
import { mayReadPaper } from "../rights.server.ts"
import { paragraphPath } from "./target.ts"

type Paper = { id: string; code: string; title: string; roundtableId: string }
/** The stretch of the log that brought the text to what it is. */
type Stretch = { after: number; until: number }

/** People with an account who may read the text and were not told of it. */
const untold = async (ctx: TxCtx, paper: Paper, ids: readonly string[]) => {
  const rows = await ctx.db
    .select({ id: people.id, language: people.language })
    .from(people)
    .where(
      sql`${inArray(people.id, [...ids])} and email is not null and closed_at is null and erased_at is null
        and not exists (select 1 from document_mention m where m.doc_id = ${paper.id} and m.person_id = person.id)`,
    )
    .orderBy(people.id)
  const readable: typeof rows = []
  for (const row of rows) if (await mayReadPaper(ctx.db, row.id, paper.id)) readable.push(row)
  return readable
}

/** Who wrote in a stretch of the log, where one person alone did. */
const onlyAuthor = async (ctx: TxCtx, paper: Paper, { after, until }: Stretch): Promise<string | null> => {
  const { rows } = await ctx.db.execute(sql`
    select distinct author_id as id from document_update
     where doc_id = ${paper.id} and seq > ${after} and seq <= ${until} limit 2`)
  const id = rows.length === 1 ? rows[0]?.id : null
  return typeof id === "string" ? id : null
}

/**
 * Tells people that a text mentions them: each once for a text, whatever is written in it afterwards, and nobody of
 * having written their own name. Whether they may read the text is asked again when the mail leaves.
 * @param targets what the text points to
 */
export const tellMentioned = async (
  ctx: TxCtx,
  paper: Paper,
  targets: readonly LinkTarget[],
  stretch: Stretch,
): Promise<void> => {
  const mentions = new Map(
    targets.filter(({ kind }) => kind === "person").map(({ id, fromPart }) => [id, fromPart ?? ""]),
  )
  if (mentions.size === 0) return
  const readers = await untold(ctx, paper, [...mentions.keys()])
  if (readers.length === 0) return
  const author = await onlyAuthor(ctx, paper, stretch)
  for (const { id: personId, language } of readers) {
    const { id: documentId, roundtableId, code, title } = paper
    const told = await ctx.db
      .insert(paperMentions)
      .values({ documentId, personId, roundtableId, toldAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: paperMentions.personId })
    if (told.length === 0 || personId === author) continue
    const part = mentions.get(personId)
    await notify(ctx, {
      ...{ kind: "paper_mention", to: { personId }, language, roundtableId },
      subject: { kind: "document", id: documentId },
      params: { paper: title, path: part ? paragraphPath(code, part) : `/documents/${code}` },
    })
  }
}
