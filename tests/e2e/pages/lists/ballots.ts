import { demoCode } from "#db/demo/ids.ts"
import { ballotDraft, ballotOpen, ballotVoted, paperDraft } from "../prepare-ballots.ts"
import { visits } from "../visit.ts"

const BALLOTS = `/roundtables/${demoCode("t3")}/ballots`

export const BALLOT_PAGES = [
  ...visits("secretary", {
    "roundtables.$code.ballots._index": BALLOTS,
    "roundtables.$code.ballots.new": [`${BALLOTS}/new`, `${BALLOTS}/new?meeting=${demoCode("m3")}`],
    "ballots.$code._index": [ballotDraft(""), ballotOpen("")],
    "ballots.$code.edit": ballotDraft("/edit"),
    "ballots.$code.spoken": ballotOpen("/spoken"),
    "ballots.$code.papers._index": paperDraft("/papers"),
    "ballots.$code.papers.print": paperDraft("/papers/print"),
  }),
  ...visits("member", {
    "roundtables.$code.ballots._index": BALLOTS,
    "ballots.$code._index": ballotOpen(""),
    "ballots.$code.vote": [ballotOpen("/vote"), ballotVoted("/vote")],
    "ballots.$code.receipt": ballotVoted("/receipt"),
  }),
  ...visits("public", { "roundtables.$code.ballots._index": BALLOTS }),
]
