import { asc, eq, inArray } from "drizzle-orm"
import { fundingBlocks, meetingFunding } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { invalid } from "../../errors.ts"
import type { ChooseFunding } from "./input.ts"
import { lockForEvidence } from "./lock.server.ts"

/** The funding blocks of a meeting, in the order of its papers. */
export const fundingOf = (ctx: Pick<Ctx, "db">, meetingId: string) =>
  ctx.db
    .select({
      ...{ id: fundingBlocks.id, code: fundingBlocks.code, title: fundingBlocks.title },
      ...{ language: fundingBlocks.language, projectCode: fundingBlocks.projectCode },
      ...{ cup: fundingBlocks.cup, fund: fundingBlocks.fund, wording: fundingBlocks.wording },
    })
    .from(meetingFunding)
    .innerJoin(fundingBlocks, eq(fundingBlocks.id, meetingFunding.blockId))
    .where(eq(meetingFunding.meetingId, meetingId))
    .orderBy(asc(meetingFunding.position))

/**
 * Says which projects a meeting belongs to: its papers print their funding blocks from now on.
 * @throws forbidden unless secretary or chair here; invalid for a block that there is not
 */
export const chooseFunding = (ctx: Ctx, input: ChooseFunding): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting } = await lockForEvidence(ctx, input.meetingCode)
    const { id: meetingId, roundtableId } = meeting
    const codes = [...new Set(input.blocks)]
    const blocks = codes.length
      ? await ctx.db.select().from(fundingBlocks).where(inArray(fundingBlocks.code, codes))
      : []
    if (blocks.length !== codes.length) throw invalid("blocks", "records.errors.funding_missing")
    await ctx.db.delete(meetingFunding).where(eq(meetingFunding.meetingId, meetingId))
    for (const [position, code] of codes.entries()) {
      const block = blocks.find((one) => one.code === code)
      if (block)
        await ctx.db.insert(meetingFunding).values({ meetingId, blockId: block.id, roundtableId, position })
    }
    await record(ctx, {
      ...{ action: "meeting.funding-chosen", subject: { kind: "meeting", id: meetingId }, roundtableId },
      values: { projects: codes.join(" ") },
    })
  })
