import { eq } from "drizzle-orm"
import { proposals } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { addAnnexes, listAnnexes, removeAnnex } from "../../records/annexes.server.ts"
import { type Loaded, lockProposal } from "../facts.server.ts"
import type { AddFile, RemoveFile } from "../input.ts"
import { refuseKeepDraft } from "../policy.ts"
import { askAgain } from "./ask-again.server.ts"

/** Files beside a proposal, by number; whoever reads the proposal reads them. */
export const listFiles = async (ctx: Pick<Ctx, "db">, id: string) =>
  (await listAnnexes(ctx, { kind: "proposal", id })).map(
    ({ number, title, fileCode, fileName, type, size }) => ({
      ...{ number, title, fileCode, fileName, type, size },
    }),
  )

const lockDraft = async (ctx: TxCtx, code: string) => {
  const loaded = await lockProposal(ctx, code)
  refuse(refuseKeepDraft(ctx.actor, loaded.voices, loaded.facts))
  return loaded
}

/** What is signed is the text with its files: who signed it with others is asked again. */
const changed = async (ctx: TxCtx, loaded: Loaded) => {
  const now = { ...loaded.proposal, rev: loaded.proposal.rev + 1 }
  await ctx.db.update(proposals).set({ rev: now.rev }).where(eq(proposals.id, now.id))
  await askAgain(ctx, loaded, now)
}

/** Puts a numbered file beside a draft; submitted, it is frozen with it. @throws forbidden, invalid at the field */
export const addFile = (ctx: Ctx, { proposalCode, title, file }: AddFile): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockDraft(ctx, proposalCode)
    const { id, roundtableId } = loaded.proposal
    const owner = { kind: "proposal", id }
    const annexes = [{ title, upload: file }]
    await addAnnexes(ctx, { owner, roundtableId, annexes, field: "file", freeze: false })
    await changed(ctx, loaded)
    await record(ctx, { action: "proposal.file-added", subject: owner, roundtableId, values: { title } })
  })

/** Takes a file from beside a draft. @throws forbidden, not_found */
export const removeProposalFile = (ctx: Ctx, { proposalCode, number }: RemoveFile): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockDraft(ctx, proposalCode)
    const { id, roundtableId } = loaded.proposal
    const owner = { kind: "proposal", id }
    const { title } = await removeAnnex(ctx, owner, number)
    await changed(ctx, loaded)
    await record(ctx, {
      ...{ action: "proposal.file-removed", subject: owner, roundtableId, values: { title, number } },
    })
  })
