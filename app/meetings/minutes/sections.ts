import { civilDay } from "../../civil-time.ts"
import type { SittingFacts } from "./facts.ts"
import { itemSection } from "./item-section.ts"
import { outcomeSection } from "./outcome-section.ts"
import { rollBlocks } from "./roll-section.ts"
import type { Block, NamedSection, Section } from "./section.ts"
import { type Speaker, timeWords } from "./speaker.ts"
import { takenSections } from "./taken-section.ts"

const heading = ({ t }: Speaker, key: NamedSection): Block => ({
  ...{ is: "heading", level: 1 },
  text: t(`minutes.sections.${key}`),
})

const placeWords = ({ t }: Speaker, { meeting }: SittingFacts) =>
  [t(`meetings.modes.${meeting.mode}`), meeting.place, meeting.link].filter(Boolean).join(" – ")

const convenedWords = ({ t, dates }: Speaker, { convened }: SittingFacts): string => {
  if (!convened.at) return t("minutes.facts.not_convened")
  const day = dates.day(convened.at)
  const said = convened.protocol
    ? t("minutes.facts.convened_protocol", { day, protocol: convened.protocol })
    : t("minutes.facts.convened_on", { day })
  return convened.urgency ? `${said} ${t("minutes.facts.urgent", { reason: convened.urgency })}` : said
}

const suspensionWords = (speaker: Speaker, facts: SittingFacts): string[] =>
  facts.suspensions.map(({ from, until, resumesAt, reason }) => {
    const values = { from: timeWords(speaker, from, facts), reason }
    if (until)
      return speaker.t("minutes.facts.suspended_until", {
        ...values,
        until: timeWords(speaker, until, facts),
      })
    return resumesAt
      ? speaker.t("minutes.facts.adjourned", { ...values, to: speaker.dates.moment(resumesAt) })
      : speaker.t("minutes.facts.suspended", values)
  })

const openedRows = (speaker: Speaker, facts: SittingFacts): string[][] => {
  const { t } = speaker
  const { openedAt, closedAt } = facts.call
  const time = (at: Date | null) => (at ? timeWords(speaker, at, facts) : t("minutes.facts.not_yet"))
  if (facts.desertion)
    return [[t("minutes.facts.deserted_label"), timeWords(speaker, facts.desertion.at, facts)]]
  return [
    [t("minutes.facts.opened_label"), time(openedAt)],
    ...suspensionWords(speaker, facts).map((words) => [t("minutes.facts.suspended_label"), words]),
    [t("minutes.facts.closed_label"), time(closedAt)],
  ]
}

const factRows = (speaker: Speaker, facts: SittingFacts): string[][] => {
  const { t, dates } = speaker
  const { meeting, call, desertedBefore } = facts
  const sitting = t(`minutes.facts.sitting_${meeting.kind}`, { number: meeting.number ?? "–" })
  const names = (all: readonly string[]) => (all.length > 0 ? all.join(", ") : t("minutes.facts.nobody"))
  return [
    [t("minutes.facts.what"), t("minutes.facts.answer")],
    [t("minutes.facts.number_label"), facts.number],
    [t("minutes.facts.table_label"), facts.table],
    [t("minutes.facts.sitting_label"), sitting],
    [t("minutes.facts.place_label"), placeWords(speaker, facts)],
    [t("minutes.facts.convened_label"), convenedWords(speaker, facts)],
    [
      t("minutes.facts.called_label"),
      t(`minutes.facts.call_${call.ordinal === 2 ? "second" : "first"}`, {
        day: dates.longDay(civilDay(call.startsAt)),
        time: dates.time(call.startsAt),
      }),
    ],
    ...(desertedBefore ? [[t("minutes.facts.first_deserted_label"), dates.moment(desertedBefore)]] : []),
    ...openedRows(speaker, facts),
    [t("minutes.facts.chair_label"), names(facts.chair)],
    [t("minutes.facts.secretary_label"), names(facts.secretary)],
  ]
}

const moveBlocks = (speaker: Speaker, facts: SittingFacts): Block[] => {
  const { t } = speaker
  if (facts.moves.length === 0) return [{ is: "line", text: t("minutes.moves.none") }]
  const rows = facts.moves.map(({ at, is, name, seat }) => [
    timeWords(speaker, at, facts),
    seat ? `${name} (${seat})` : name,
    t(`minutes.moves.${is}`),
  ])
  return [
    {
      is: "table",
      rows: [[t("minutes.moves.time"), t("minutes.moves.who"), t("minutes.moves.what")], ...rows],
    },
  ]
}

const quorumBlocks = (speaker: Speaker, facts: SittingFacts): Block[] => {
  const { t } = speaker
  const { desertion, quorum } = facts
  if (desertion) {
    const { required, found, at } = desertion
    const values = { required, found, time: timeWords(speaker, at, facts) }
    return [{ is: "line", text: t("minutes.quorum.deserted", values) }]
  }
  if (quorum.length === 0) return [{ is: "line", text: t("minutes.quorum.no_rules") }]
  const head = (["time", "present", "represented", "needed", "reached"] as const).map((name) =>
    t(`minutes.quorum.${name}`),
  )
  const rows = quorum.map(({ at, present, represented, needed, isReached }) => [
    timeWords(speaker, at, facts),
    ...[present, represented, needed].map(String),
    t(isReached ? "minutes.quorum.is" : "minutes.quorum.is_not"),
  ])
  return [{ is: "table", rows: [head, ...rows] }]
}

const approvedBlocks = ({ t, dates }: Speaker, { approved }: SittingFacts): Block[] =>
  approved.map(({ number, day, corrections }) => ({
    is: "line",
    text: corrections
      ? t("minutes.approved.corrected", { number, day: dates.day(day), corrections })
      : t("minutes.approved.as_is", { number, day: dates.day(day) }),
  }))

const annexBlocks = ({ t }: Speaker, { annexes }: SittingFacts): Block[] =>
  annexes.map(({ number, title, sha256 }) => ({
    is: "item",
    text: sha256
      ? t("minutes.annexes.frozen", { number, title, sha256 })
      : t("minutes.annexes.named", { number, title }),
  }))

const endBlocks = (speaker: Speaker, facts: SittingFacts): Block[] => {
  const { t } = speaker
  const { closedAt } = facts.call
  const names = (all: readonly string[]) => all.join(", ") || "…"
  return [
    ...(closedAt
      ? [
          {
            is: "line" as const,
            text: t("minutes.end.closed", { time: timeWords(speaker, closedAt, facts) }),
          },
        ]
      : []),
    { is: "line", text: t("minutes.end.chair", { names: names(facts.chair) }) },
    { is: "line", text: t("minutes.end.secretary", { names: names(facts.secretary) }) },
  ]
}

/** The points with what was put to the vote on each, and after them what was put to it on none. */
const itemSections = (speaker: Speaker, facts: SittingFacts): Section[] => {
  const codes = facts.items.map(({ code }) => code)
  const said = (all: SittingFacts["outcomes"]) => all.map((one) => outcomeSection(speaker, one))
  return [
    ...facts.items.flatMap((item, n) => [
      itemSection(speaker, facts, item, n + 1),
      ...said(facts.outcomes.filter(({ itemCode }) => itemCode === item.code)),
      ...takenSections(speaker, facts, item.code),
    ]),
    ...said(facts.outcomes.filter(({ itemCode }) => itemCode === null || !codes.includes(itemCode))),
    ...takenSections(speaker, facts, null, codes),
  ]
}

/**
 * What the filled sections of a verbale say, in their order. A section that has nothing to say is left out: that of
 * approved verbali, of annexes, and of what a deserted call never came to.
 */
export const sectionsOf = (speaker: Speaker, facts: SittingFacts): Section[] => {
  const named = (key: NamedSection, blocks: readonly Block[], isOpen = false): Section[] =>
    blocks.length > 0 ? [{ key, itemCode: null, isOpen, blocks: [heading(speaker, key), ...blocks] }] : []
  const isHeld = facts.kind === "sitting"
  return [
    ...named("facts", [{ is: "table", rows: factRows(speaker, facts) }], true),
    ...named("roll", rollBlocks(speaker, facts)),
    ...(isHeld ? named("moves", moveBlocks(speaker, facts)) : []),
    ...named("quorum", quorumBlocks(speaker, facts)),
    ...(isHeld ? named("approved", approvedBlocks(speaker, facts)) : []),
    ...(isHeld ? facts.between.map((one) => outcomeSection(speaker, one)) : []),
    ...(isHeld ? itemSections(speaker, facts) : []),
    ...named("annexes", annexBlocks(speaker, facts)),
    ...named("end", endBlocks(speaker, facts)),
  ]
}
