import { civilDay } from "../civil-time.ts"
import type { OutcomeLine } from "../meetings/minutes/facts.ts"
import { type Said, said } from "../roundtables/regulation/say.ts"
import { OUTCOMES, type Outcome, type SeatOutcome } from "./counting/account.ts"
import { isolated, namesWords } from "./counting/names-words.ts"
import { outcomeWords } from "./counting/sum-words.ts"
import type { Totals } from "./counting/totals.ts"
import type { Verdict } from "./counting/verdict.ts"
import { verdictWords } from "./counting/verdict-words.ts"
import type { FrozenContent } from "./log/file.ts"
import type { LoggedVote } from "./log/leaf.ts"
import { correctionWords } from "./presence/correction-words.ts"
import type { Correction, QuorumGone } from "./presence/quorum-now.ts"

/** What the verbale says of a ballot, as far as it has come. */
export type Minuted = {
  number: string
  frozen: FrozenContent
  openedAt: Date
  closedAt: Date | null
  /** With the reason that was typed, or the figures of the numero legale that was gone. */
  cancelled:
    | { at: Date; reason: string }
    | { at: Date; reason: null; gone: QuorumGone }
    | { at: Date; reason: null; asked: number }
    | null
  /** How the roll at the opening reads since it was corrected, and what whoever presides said to it. */
  correction: Correction | null
  correctionWord: string | null
  /** Why seats are out for a conflict of interest. */
  excluded: readonly { seatId: string; reason: string }[]
  result: {
    verdict: Verdict
    account: readonly SeatOutcome[]
    votes: readonly LoggedVote[]
    head: string
  } | null
  /** Of a vote on paper: who counted, and what was given out and came back. */
  papers?: { totals: Totals; scrutineers: readonly string[] }
}

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  ...{ timeZone: "Europe/Rome", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
})

const item = (one: Said): OutcomeLine => ({ is: "item", said: [one] })
const whenOf = (at: Date) => ({ time: CLOCK.format(at), day: { day: civilDay(at) } })

const cancelledWords = (cancelled: NonNullable<Minuted["cancelled"]>): Said =>
  "gone" in cancelled
    ? said("ballots.minutes.quorum_gone", { ...whenOf(cancelled.at), ...cancelled.gone })
    : "asked" in cancelled
      ? said("ballots.minutes.stopped", { ...whenOf(cancelled.at), asked: cancelled.asked })
      : said("ballots.minutes.cancelled", { ...whenOf(cancelled.at), reason: cancelled.reason })

/** That presence was corrected after the opening: numero legale then and now, and that the result stands. */
const correctedWords = ({ correction, correctionWord, frozen }: Minuted): OutcomeLine[] => {
  if (!correction) return []
  return correctionWords(correction, correctionWord, (id) => frozen.names[id] ?? "").map(item)
}

const headWords = ({ number, frozen, openedAt, closedAt, cancelled }: Minuted): OutcomeLine[] => {
  const { setting, visibility } = frozen.rule
  const isPaper = visibility === "secret_paper"
  const seats = frozen.roll.seats.length
  return [
    { is: "heading", said: [said(`ballots.minutes.title_${isPaper ? "paper" : setting}`, { number })] },
    { is: "line", said: [said("ballots.minutes.question", { question: isolated(frozen.wording) })] },
    ...frozen.texts.map(({ title, number: version, sha256 }) =>
      item(said("ballots.minutes.text", { title: isolated(title), version, sha256 })),
    ),
    item(said(`ballots.minutes.opened_${setting}`, { ...whenOf(openedAt), seats })),
    ...(closedAt ? [item(said(`ballots.minutes.closed_${setting}`, whenOf(closedAt)))] : []),
    ...(cancelled ? [item(cancelledWords(cancelled))] : []),
  ]
}

/** Who counted the papers, and what became of each. */
const paperWords = ({ totals, scrutineers }: NonNullable<Minuted["papers"]>): OutcomeLine[] => {
  const { cast, invalid, abstain } = totals
  return [
    item(said("ballots.minutes.scrutineers", { seats: namesWords(scrutineers.map(isolated)) })),
    item(said("ballots.minutes.papers", { handedOut: totals.handedOut ?? 0, cast, invalid, blank: abstain })),
  ]
}

/** A seat as the roll-call names it: what it marked, whether somebody else voted for it or it said so aloud. */
const seatWords = (
  frozen: FrozenContent,
  votes: ReadonlyMap<string, LoggedVote>,
  { seatId, marks }: SeatOutcome,
): Said => {
  const name = isolated(frozen.names[seatId] ?? "")
  const vote = votes.get(seatId)
  const marked = namesWords(marks.map((id) => isolated(frozen.names[id] ?? "")))
  const seat =
    marks.length > 0
      ? said("ballots.minutes.seat_marked", { name, marked })
      : said("ballots.verdict.name", { name })
  const proxy = vote?.holder ? said("ballots.minutes.seat_proxy", { seat }) : seat
  return vote?.spoken ? said("ballots.minutes.seat_spoken", { seat: proxy }) : proxy
}

const listed = (all: readonly Said[]): Said =>
  all.length === 1
    ? (all[0] as Said)
    : said("ballots.minutes.list", { first: all[0] as Said, rest: listed(all.slice(1)) })

/** The roll-call: of each outcome, how many seats and which. */
const rollWords = (frozen: FrozenContent, result: NonNullable<Minuted["result"]>): OutcomeLine[] => {
  const replaced = new Set(result.votes.map(({ replaces }) => replaces))
  const votes = new Map(
    result.votes.filter(({ leaf }) => !replaced.has(leaf)).map((vote) => [vote.seat, vote]),
  )
  const hasOptions = frozen.question.kind !== "motion"
  const who = (outcome: Outcome) => result.account.filter((seat) => seat.outcome === outcome)
  return OUTCOMES.flatMap((outcome) => {
    const seats = who(outcome)
    if (seats.length === 0) return []
    const what = outcomeWords(frozen.rule, hasOptions, outcome, seats.length)
    return [
      item(
        said("ballots.minutes.who", {
          what,
          seats: listed(seats.map((one) => seatWords(frozen, votes, one))),
        }),
      ),
    ]
  })
}

/** The sentences of a ballot in the verbale: question, texts, roll-call, esito, head of the log. */
export const minutesWords = (ballot: Minuted): OutcomeLine[] => {
  const { frozen, excluded, result } = ballot
  const nameOf = (id: string) => frozen.names[id] ?? ""
  const out = excluded.map(({ seatId, reason }) =>
    item(said("ballots.minutes.excluded", { seat: isolated(nameOf(seatId)), reason })),
  )
  if (!result) return [...headWords(ballot), ...out, ...correctedWords(ballot)]
  const { says, why } = verdictWords(frozen.rule, result.verdict, nameOf)
  return [
    ...headWords(ballot),
    ...(ballot.papers ? paperWords(ballot.papers) : rollWords(frozen, result)),
    ...out,
    { is: "line", strong: true, said: [says] },
    { is: "line", said: why },
    item(said("ballots.minutes.head", { head: result.head })),
    ...correctedWords(ballot),
  ]
}
