import type { Sat, SeatLine, SittingFacts } from "./facts.ts"
import type { Block } from "./section.ts"
import { type Speaker, timeWords } from "./speaker.ts"

const QUALITIES = ["titular", "substitute", "delegate", "chair", "secretary", "facilitator"] as const
const BESIDE = ["observer", "guest", "interpreter"] as const

const qualityWords = ({ t }: Speaker, quality: string): string => {
  const known = [...QUALITIES, ...BESIDE].find((one) => one === quality)
  return known ? t(`minutes.roll.${known}`) : quality
}

const satWords = (speaker: Speaker, { name, quality, letter }: Sat): string => {
  const said = speaker.t("minutes.roll.somebody", { name, quality: qualityWords(speaker, quality) })
  return letter ? `${said} (${speaker.t("minutes.roll.letter", { letter })})` : said
}

const IDENTITIES = ["seen", "heard", "known"] as const

const howWords = ({ t }: Speaker, { isRemote, identity }: Sat): string => {
  if (!isRemote) return t("minutes.roll.in_room")
  const known = IDENTITIES.find((one) => one === identity)
  return known ? t(`minutes.roll.remote_${known}`) : t("minutes.roll.remote")
}

const distinct = (words: readonly string[]) => [...new Set(words)].join("; ")

const absentWords = ({ t }: Speaker, seat: SeatLine): string => {
  if (!seat.isFilled) return t("minutes.roll.vacant")
  if (seat.representedBy) return t("minutes.roll.represented", { seat: seat.representedBy })
  if (!seat.isJustified) return t("minutes.roll.absent")
  return seat.justification
    ? t("minutes.roll.justified_because", { reason: seat.justification })
    : t("minutes.roll.justified")
}

const rowOf = (speaker: Speaker, seat: SeatLine): string[] => [
  seat.voting ? seat.label : speaker.t("minutes.roll.advisory", { seat: seat.label }),
  seat.body,
  seat.sat.length > 0 ? distinct(seat.sat.map((one) => satWords(speaker, one))) : absentWords(speaker, seat),
  distinct(seat.sat.map((one) => howWords(speaker, one))),
]

const besideBlocks = (speaker: Speaker, { beside }: SittingFacts): Block[] => {
  if (beside.length === 0) return []
  const rows = distinct(beside.map((one) => `${satWords(speaker, one)}, ${howWords(speaker, one)}`))
  return [{ is: "line", text: speaker.t("minutes.roll.beside", { names: rows }) }]
}

const openingWords = (speaker: Speaker, facts: SittingFacts): Block[] => {
  const filled = facts.seats.filter((seat) => seat.voting && seat.isFilled).length
  const [first] = facts.quorum
  if (!first || facts.desertion) return []
  const values = {
    filled,
    found: first.present + first.represented,
    time: timeWords(speaker, first.at, facts),
  }
  return [{ is: "line", text: speaker.t("minutes.roll.at_opening", values) }]
}

/** Who is there for each seat: by whom, with which letter or proxy, and how it was known who it is. */
export const rollBlocks = (speaker: Speaker, facts: SittingFacts): Block[] => {
  const { t } = speaker
  const head = [t("minutes.roll.seat"), t("minutes.roll.body"), t("minutes.roll.who"), t("minutes.roll.how")]
  return [
    { is: "table", rows: [head, ...facts.seats.map((seat) => rowOf(speaker, seat))] },
    ...openingWords(speaker, facts),
    ...besideBlocks(speaker, facts),
  ]
}
