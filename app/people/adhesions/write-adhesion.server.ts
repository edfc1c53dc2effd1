import { eq } from "drizzle-orm"
import { adhesionRequests, roundtables } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, invalid } from "../../errors.ts"
import { keepFile } from "../../files/keep-file.server.ts"
import { listFiles } from "../../files/queries.server.ts"
import { removeFile } from "../../files/remove-file.server.ts"
import { readTerritories, writtenTerritories } from "../../taxonomies/read-territories.server.ts"
import type { CreateOrganisation } from "../organisations/input.ts"
import type { StepInput } from "./input.ts"
import { lockByLink, newLink } from "./link.server.ts"

/** The territory as the taxonomy writes it, so that a wrong one is refused where it is typed. */
const placed = async (ctx: TxCtx, card: CreateOrganisation) => ({
  ...card,
  territory: writtenTerritories(await readTerritories(ctx, card.territory)),
})

/**
 * Begins a request: nobody needs an account, nothing is sent to anybody yet.
 * @returns the secret of its address, with which the form goes on
 */
export const beginAdhesion = (ctx: Ctx, input: CreateOrganisation) =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .insert(adhesionRequests)
      .values(await placed(ctx, input))
      .returning({ id: adhesionRequests.id })
    const { id } = found(row)
    await record(ctx, { action: "adhesion.begun", subject: { kind: "adhesion", id } })
    return newLink(ctx, id, false)
  })

/** The id of a public table that is not closed; null where only the register is asked for. */
const tableOf = async (ctx: TxCtx, code: string): Promise<string | null> => {
  if (code === "") return null
  const [row] = await ctx.db
    .select({ id: roundtables.id, visibility: roundtables.visibility, closedAt: roundtables.closedAt })
    .from(roundtables)
    .where(eq(roundtables.code, code))
  if (row?.visibility !== "public" || row.closedAt)
    throw invalid("roundtableCode", "organisations.errors.table_unknown")
  return row.id
}

const DOCUMENTS = ["application/pdf", "application/pkcs7-mime", "image/jpeg", "image/png"] as const

/** Keeps the annexes given now in place of all those given before; none given leaves them. */
const annex = async (
  ctx: TxCtx,
  id: string,
  { statute, extract }: Extract<StepInput, { step: "annexes" }>["answers"],
) => {
  if (!statute && !extract) return
  for (const before of await listFiles(ctx, "adhesion", [id])) await removeFile(ctx, before.id)
  const owner = { kind: "adhesion", id }
  if (statute) await keepFile(ctx, { upload: statute, owner, field: "statute", types: DOCUMENTS })
  if (extract) await keepFile(ctx, { upload: extract, owner, field: "extract", types: DOCUMENTS })
}

const columnsOf = async (ctx: TxCtx, id: string, input: StepInput) => {
  switch (input.step) {
    case "body":
      return placed(ctx, input.answers)
    case "table": {
      const { roundtableCode, reason } = input.answers
      return { roundtableId: await tableOf(ctx, roundtableCode), reason }
    }
    case "annexes":
      await annex(ctx, id, input.answers)
      return null
    default:
      return input.answers
  }
}

/**
 * Writes one step of a request that was not sent yet.
 * @throws conflict once it was sent; invalid at the field for an unknown territory, table or kind of file
 */
export const fillAdhesion = (ctx: Ctx, token: string, input: StepInput) =>
  transact(ctx, async (ctx) => {
    const { adhesion } = await lockByLink(ctx, token, ["draft"])
    const columns = await columnsOf(ctx, adhesion.id, input)
    if (columns)
      await ctx.db.update(adhesionRequests).set(columns).where(eq(adhesionRequests.id, adhesion.id))
  })
