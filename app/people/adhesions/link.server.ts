import { createHash, randomBytes } from "node:crypto"
import { eq } from "drizzle-orm"
import { adhesionEvents, adhesionLinks, adhesionRequests } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import type { Ctx, TxCtx } from "../../context.ts"
import { conflict, found, refuse } from "../../errors.ts"
import { notify } from "../../notifications/notify.server.ts"
import type { AdhesionState } from "./adhesion.ts"
import { refuseDecide } from "./policy.ts"

export type Adhesion = typeof adhesionRequests.$inferSelect

export const linkDigest = (token: string) => new Uint8Array(createHash("sha256").update(token).digest())

/** A new secret address of a request. `mailed` when it goes to the contact's mailbox and nowhere else. */
export const newLink = async (ctx: TxCtx, requestId: string, mailed: boolean): Promise<string> => {
  const token = randomBytes(24).toString("base64url")
  await ctx.db.insert(adhesionLinks).values({ tokenSha256: linkDigest(token), requestId, mailed })
  return token
}

/** What a link opens. @throws not_found when there is no such link */
export const findByLink = async (ctx: Ctx, token: string) => {
  const [row] = await ctx.db
    .select({ adhesion: adhesionRequests, mailed: adhesionLinks.mailed })
    .from(adhesionLinks)
    .innerJoin(adhesionRequests, eq(adhesionRequests.id, adhesionLinks.requestId))
    .where(eq(adhesionLinks.tokenSha256, linkDigest(token)))
  return found(row, "organisations.errors.link_unknown")
}

const locked = async (ctx: TxCtx, id: string): Promise<Adhesion> => {
  const [row] = await ctx.db
    .select()
    .from(adhesionRequests)
    .where(eq(adhesionRequests.id, id))
    .for("no key update")
  return found(row)
}

/** The request of a link, locked. @throws conflict when it is in none of the states */
export const lockByLink = async (ctx: TxCtx, token: string, states: readonly AdhesionState[]) => {
  const { adhesion: seen, mailed } = await findByLink(ctx, token)
  const adhesion = await locked(ctx, seen.id)
  if (!states.includes(adhesion.state as AdhesionState)) throw conflict("organisations.errors.adhesion_moved")
  return { adhesion, mailed }
}

/** As `lockByLink`, for what only the contact may do: the link must have gone to their mailbox. */
export const lockAsContact = async (ctx: TxCtx, token: string, states: readonly AdhesionState[]) => {
  const { adhesion, mailed } = await lockByLink(ctx, token, states)
  if (!mailed) refuse({ key: "organisations.refuse.contact_only" })
  return adhesion
}

/** The request of a code, locked, for whoever decides it. */
export const lockToDecide = async (ctx: TxCtx, code: string, states: readonly AdhesionState[]) => {
  const [seen] = await ctx.db
    .select({ id: adhesionRequests.id })
    .from(adhesionRequests)
    .where(eq(adhesionRequests.code, code))
  const adhesion = await locked(ctx, found(seen).id)
  refuse(refuseDecide(ctx.actor, adhesion))
  if (!states.includes(adhesion.state as AdhesionState)) throw conflict("organisations.errors.adhesion_moved")
  return adhesion
}

/** Writes what became of a request: in its own history, which its page tells, and in the audit. */
export const tell = async (
  ctx: TxCtx,
  adhesion: Pick<Adhesion, "id" | "roundtableId">,
  kind: string,
  text: string | null = null,
) => {
  await ctx.db
    .insert(adhesionEvents)
    .values({ requestId: adhesion.id, kind, text, personId: ctx.actor.personId })
  await record(ctx, {
    action: `adhesion.${kind}`,
    subject: { kind: "adhesion", id: adhesion.id },
    roundtableId: adhesion.roundtableId,
    ...(text === null ? {} : { values: { text } }),
  })
}

/** Owes the contact a mail with an address of their own. */
export const mailContact = async (
  ctx: TxCtx,
  adhesion: Adhesion,
  kind:
    | "adhesion_confirm"
    | "adhesion_receipt"
    | "adhesion_additions"
    | "adhesion_accepted"
    | "adhesion_refused",
  params: Record<string, string> = {},
) => {
  const token = await newLink(ctx, adhesion.id, true)
  await notify(ctx, {
    kind,
    to: { address: found(adhesion.contactEmail) },
    language: adhesion.contactLanguage ?? adhesion.language,
    subject: { kind: "adhesion", id: adhesion.id },
    roundtableId: adhesion.roundtableId,
    params: {
      ...{ name: adhesion.contactName ?? "", body: adhesion.name, code: adhesion.code },
      ...{ ...params, path: `/adhesions/${token}` },
    },
  })
}
