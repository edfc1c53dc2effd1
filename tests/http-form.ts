import { type AppLoadContext, redirect } from "@remix-run/node"
import { z } from "zod"
import { type DomainError, refuse } from "#app/errors.ts"
import { KEY_FIELD, newKey, type Refusal, run, runOpen } from "#app/http.server.ts"
import type { Db } from "#db/client.server.ts"
import { organisations } from "#db/schema/index.ts"
import { appContext, postOf } from "#tests/support/app-context.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import type { Person } from "#tests/support/factories.ts"

export const Thing = z.object({
  name: z.string({ error: "people.errors.name_missing" }).min(3, { error: "people.errors.name_missing" }),
  place: z.string().default("Parma"),
})

export type Fields = readonly [string, string | File][]
type Stop = () => DomainError | null

/** Posts the form of a page that writes one organisation, or is refused; `nobody` posts an open form. */
export const press = async (context: AppLoadContext, fields: Fields, stop: Stop = () => null, extra = {}) => {
  const work: Parameters<typeof run<typeof Thing>>[4] = async (ctx, input) => {
    const kind = "school"
    const [row] = await ctx.db
      .insert(organisations)
      .values({ name: `${input.name} ${newKey()}`, kind, territory: input.place })
      .returning()
    const refused = stop()
    if (refused) throw refused
    return redirect(`/organisations/${row?.code}`)
  }
  const request = postOf(fields, "/organisations/new?from=list")
  const answer = context.ctx.actor.personId
    ? await run(context, request, Thing, extra, work)
    : await runOpen(context, await request.formData(), Thing, extra, work)
  if (answer instanceof Response) return { status: answer.status, location: answer.headers.get("Location") }
  return { status: answer.init?.status, refusal: answer.data }
}

/** The page as this person has it, or nobody. */
export const pageOf = async (db: Db, person?: Person) =>
  appContext(await (person ? ctxOf(db, person) : ctxFor(db)))
/** What a form of that page sends. */
export const withKey = (key = newKey(), name = "Scuola"): Fields => [
  ["name", name],
  [KEY_FIELD, key],
]
/** How often the thing was done. */
export const things = (db: Db) => db.$count(organisations)
/** What the form got back. */
export const refusalOf = (answer: Awaited<ReturnType<typeof press>>): Refusal => {
  if (!("refusal" in answer) || !answer.refusal) throw new Error("It was not refused")
  return answer.refusal
}

/** The refusal of a policy. */
export const forbidden = () => {
  try {
    refuse({ key: "roundtables.refuse.secretary_only" })
  } catch (error) {
    return error as DomainError
  }
  return null
}
