import { desc } from "drizzle-orm"
import { linkDigest } from "#app/people/adhesions/link.server.ts"
import type { Db } from "#db/client.server.ts"
import { adhesionLinks, adhesionRequests, outbox } from "#db/schema/index.ts"
import { makeOrganisation } from "#tests/support/factories.ts"

const STATES = ["draft", "unconfirmed", "waiting", "in_charge", "additions_asked", "accepted"] as const
/** `ready` is a draft that lacks nothing. */
export type AdhesionName = (typeof STATES)[number] | "ready"

/** The secret of a made request: of the link that went by mail, or of the form's own. */
export const tokenOf = (name: AdhesionName, mailed: boolean) => `token-${name}-${mailed ? "mail" : "form"}`

const FULL = { reason: "Vogliamo esserci", contactName: "Amina Haddad", contactRole: "Presidente" }
const CONFIRMED = { confirmedAt: new Date("2026-01-10T10:00:00Z"), dueOn: "2026-02-09" }

const columnsOf = (name: AdhesionName) => ({
  ...(name === "draft" ? {} : FULL),
  ...(name === "draft" || name === "ready" || name === "unconfirmed" ? {} : CONFIRMED),
  ...(name === "additions_asked" ? { askedOn: "2026-01-20" } : {}),
})

type Over = Partial<typeof adhesionRequests.$inferInsert>

/** One request in each state, each with a link that went by mail and one that did not. */
export const makeAdhesion = async (db: Db, over: Over) => {
  const made = new Map<AdhesionName, typeof adhesionRequests.$inferSelect>()
  for (const name of [...STATES, "ready" as const]) {
    const organisationId = name === "accepted" ? (await makeOrganisation(db)).id : null
    const [row] = await db
      .insert(adhesionRequests)
      .values({
        ...{ name: `Associazione Vento ${name}`, kind: "migrant_association", level: "regional" },
        ...{ territory: "Puglia", runtsNumber: `R-${name}`, organisationId, ...columnsOf(name) },
        ...(name === "draft" ? {} : { contactEmail: `${name}@example.org` }),
        ...{ state: name === "ready" ? "draft" : name, ...over },
      })
      .returning()
    if (!row) throw new Error("No request was written")
    made.set(name, row)
    for (const mailed of [true, false])
      await db
        .insert(adhesionLinks)
        .values({ requestId: row.id, mailed, tokenSha256: linkDigest(tokenOf(name, mailed)) })
  }
  return Object.fromEntries(made) as Record<AdhesionName, typeof adhesionRequests.$inferSelect>
}

/** The newest mail that is owed, with the token of its link. */
export const newestMail = async (db: Db, kind: string) => {
  const mails = await db.select().from(outbox).orderBy(desc(outbox.id))
  const mail = mails.find((one) => one.kind === kind)
  const params = (mail?.params ?? {}) as Record<string, string>
  return { ...mail, params, token: params.path?.replace("/adhesions/", "") ?? "" }
}
