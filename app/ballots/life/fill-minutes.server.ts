import type { ballots } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { fillSection } from "../../meetings/minutes/fill-section.server.ts"
import type { FrozenContent } from "../log/file.ts"
import { listExcluded } from "../log-queries.server.ts"
import { type Minuted, minutesWords } from "../minutes-words.ts"
import type { Correction } from "../presence/quorum-now.ts"

type Ballot = typeof ballots.$inferSelect

/**
 * Puts a ballot into the verbale, as far as it has come: of the sitting that it is held in, or, once it is closed or
 * was stopped by its seats, of the next one after a procedure in writing.
 */
export const fillMinutes = async (
  ctx: TxCtx,
  ballot: Ballot,
  ended: Partial<Pick<Minuted, "closedAt" | "cancelled" | "result" | "papers">> = {},
): Promise<void> => {
  const { id, code, roundtableId, meetingId, itemId, openedAt, number, year } = ballot
  const endedAt =
    ended.closedAt ?? (ended.cancelled && "asked" in ended.cancelled ? ended.cancelled.at : null)
  if (!openedAt || (!meetingId && !endedAt)) return
  const frozen = ballot.frozen as FrozenContent
  const isMotion = frozen.question.kind === "motion"
  await fillSection(ctx, {
    ...{ roundtableId, meetingId, itemId, source: { kind: "ballot", id }, key: `v${code.toLowerCase()}` },
    outcome: isMotion ? (ended.result?.verdict.outcome ?? null) : null,
    path: `/ballots/${code}`,
    happenedAt: meetingId ? openedAt : (endedAt ?? openedAt),
    lines: minutesWords({
      ...{ number: `${number}/${year}`, frozen, openedAt },
      ...{ closedAt: null, cancelled: null, result: null, excluded: await listExcluded(ctx, id) },
      correction: ballot.correction as Correction | null,
      ...{ correctionWord: ballot.correctionWord, ...ended },
    }),
  })
}
