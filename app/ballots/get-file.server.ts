import type { Ctx } from "../context.ts"
import { because, found, type Reason, refuse } from "../errors.ts"
import { getBallotRow } from "./life/load.server.ts"
import { hexOf } from "./log/digest.ts"
import type { BallotFile, FrozenContent } from "./log/file.ts"
import type { Closing } from "./log/result.ts"
import { listLogged, listSeals } from "./log-queries.server.ts"

/** Why a ballot has no file yet, or null. */
export const refuseFile = ({ state, visibility }: { state: string; visibility: string }): Reason | null => {
  if (visibility === "secret_paper") return because("ballots.refuse.no_file_of_papers")
  return state === "closed" || state === "published" ? null : because("ballots.refuse.no_file")
}

/** A closed ballot as a file that anybody counts again without a network. @throws not_found; forbidden before */
export const getBallotFile = async (ctx: Ctx, code: string): Promise<BallotFile> => {
  const { ballot } = await getBallotRow(ctx, code)
  refuse(refuseFile(ballot))
  const closing = found(ballot.closing as Closing | null)
  return {
    format: "tavoli-ballot-1",
    frozen: found(ballot.frozen as FrozenContent | null),
    frozenSha256: hexOf(found(ballot.frozenSha256)),
    votes: await listLogged(ctx, ballot.id),
    ...{ excluded: [...closing.excluded], chair: closing.chair, result: closing.result },
    seals: await listSeals(ctx, ballot.id),
  }
}
