import { notices, outbox } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"
import { kindOf } from "./kinds.ts"

export type Message = {
  /** Names the template: `messages/<locale>/mail.json`, key `<kind>`; listed in `kinds.ts`. */
  kind: string
  /** Somebody with an account, asked again at delivery; or an address that has none yet. */
  to: { personId: string } | { address: string }
  language: string
  subject?: { kind: string; id: string }
  roundtableId?: string | null
  /** Values of the template; `path` becomes a full address. Emptied in the outbox once delivered. */
  params: Record<string, string>
  /** An iCalendar text that the mail carries. */
  calendar?: MailCalendar
}

export type MailCalendar = { method: "PUBLISH" | "CANCEL"; text: string }

const about = ({ kind, subject, roundtableId, params }: Message) => ({
  kind,
  subjectKind: subject?.kind ?? null,
  subjectId: subject?.id ?? null,
  roundtableId: roundtableId ?? null,
  params,
})

/** Writes the entry into a person's inbox; a mail that carries a key leaves none. */
const writeNotice = async (ctx: TxCtx, message: Message): Promise<string | null> => {
  if (!("personId" in message.to) || kindOf(message.kind).keyed) return null
  const [notice] = await ctx.db
    .insert(notices)
    .values({ personId: message.to.personId, ...about(message) })
    .returning({ id: notices.id })
  return notice?.id ?? null
}

/**
 * Tells somebody something, in the deed's own transaction: people have it in their inbox, and a mail is
 * owed, which a job delivers after the commit as the person prefers.
 * @returns the id of the mail that is owed, or null for what stands in the inbox only
 */
export const notify = async (ctx: TxCtx, message: Message): Promise<string | null> => {
  const noticeId = await writeNotice(ctx, message)
  if (kindOf(message.kind).inboxOnly) return null
  const [owed] = await ctx.db
    .insert(outbox)
    .values({
      ...about(message),
      noticeId,
      personId: "personId" in message.to ? message.to.personId : null,
      address: "address" in message.to ? message.to.address : null,
      language: message.language,
      calendar: message.calendar ?? null,
    })
    .returning({ id: outbox.id })
  return owed?.id ?? null
}
