import { outbox } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"

export type Message = {
  /** Names the template: `messages/<locale>/mail.json`, key `<kind>`. */
  kind: string
  /** Somebody with an account, asked again at delivery; or an address that has none yet. */
  to: { personId: string } | { address: string }
  language: string
  subject?: { kind: string; id: string }
  roundtableId?: string | null
  /** Values of the template; `path` becomes a full address. Emptied once delivered. */
  params: Record<string, string>
}

/** Writes a message to the outbox, in the deed's own transaction; a job delivers it after the commit. */
export const notify = async (ctx: TxCtx, message: Message): Promise<void> => {
  await ctx.db.insert(outbox).values({
    kind: message.kind,
    personId: "personId" in message.to ? message.to.personId : null,
    address: "address" in message.to ? message.to.address : null,
    language: message.language,
    subjectKind: message.subject?.kind ?? null,
    subjectId: message.subject?.id ?? null,
    roundtableId: message.roundtableId ?? null,
    params: message.params,
  })
}
