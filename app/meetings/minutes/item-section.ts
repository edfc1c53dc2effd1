import { say, sayAll } from "../../roundtables/regulation/say.ts"
import { addedWords } from "../added/added-words.ts"
import { totalsWords } from "../totals/words.ts"
import type { ItemFacts, SittingFacts, VoteFacts } from "./facts.ts"
import { type Block, itemKey, type Section } from "./section.ts"
import { type Speaker, timeWords } from "./speaker.ts"

const turnWords = (speaker: Speaker, facts: SittingFacts, { turns }: ItemFacts): string => {
  const { t } = speaker
  if (turns.length === 0) return t("minutes.item.not_taken")
  const times = turns.map(({ from, until }) => {
    const begun = timeWords(speaker, from, facts)
    return until
      ? t("minutes.item.from_until", { from: begun, until: timeWords(speaker, until, facts) })
      : t("minutes.item.from", { from: begun })
  })
  return t("minutes.item.taken", { times: times.join("; ") })
}

const paperWords = ({ t }: Speaker, { paper }: ItemFacts): string | null => {
  if (!paper) return null
  const { title, version, sha256 } = paper
  if (version === null) return t("minutes.item.paper", { title })
  return sha256
    ? t("minutes.item.paper_frozen", { title, version, sha256 })
    : t("minutes.item.paper_version", { title, version })
}

/** A vote: the proposal put, how it was voted, every count, and the sentence of the outcome with its reasons. */
const voteBlocks = (speaker: Speaker, facts: SittingFacts, vote: VoteFacts): Block[] => {
  const { t, dates } = speaker
  const { says, why } = totalsWords(vote)
  const { present, cast, ...counts } = vote.counts
  const method = t(`totals.methods.${vote.method}`)
  const values = {
    ...counts,
    present,
    method,
    silent: present - cast,
    time: timeWords(speaker, vote.at, facts),
  }
  return [
    { is: "line", text: t("minutes.item.proposal", { proposal: vote.proposal }) },
    { is: "line", text: t("minutes.item.vote", values) },
    { is: "line", strong: true, text: [says, ...why].map((one) => say(t, dates, one)).join(" ") },
  ]
}

/** How the point came onto the agenda, where the convocation did not have it. */
const addedLine = (speaker: Speaker, facts: SittingFacts, { added }: ItemFacts): string | null =>
  added &&
  sayAll(
    speaker.t,
    speaker.dates,
    addedWords(added, (at) => timeWords(speaker, at, facts)),
  )

/** A point of the agenda: who reported, when it was dealt with, on which text. Below it people write. */
export const itemSection = (
  speaker: Speaker,
  facts: SittingFacts,
  item: ItemFacts,
  number: number,
): Section => {
  const { t } = speaker
  const { code, title, kind, rapporteur } = item
  const lines = [
    t(`meetings.item_kinds.${kind}`),
    addedLine(speaker, facts, item),
    rapporteur && t("minutes.item.rapporteur", { name: rapporteur }),
    item.added?.withdrawn && item.turns.length === 0 ? null : turnWords(speaker, facts, item),
    paperWords(speaker, item),
  ].filter((line) => line !== null && line !== "") as string[]
  const blocks: Block[] = [
    { is: "heading", level: 1, text: t("minutes.item.title", { number, title }) },
    ...lines.map((text): Block => ({ is: "item", text })),
    ...item.votes.flatMap((vote) => voteBlocks(speaker, facts, vote)),
  ]
  return { key: itemKey(code), itemCode: code, isOpen: true, blocks }
}
