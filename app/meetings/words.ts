import { civilDay } from "../civil-time.ts"
import type { Dates } from "../i18n/dates.ts"
import type { Translate } from "../i18n/translate.ts"
import type { Content } from "./meeting.ts"

type Speaker = { t: Translate; dates: Dates }

/** "giovedì 10 dicembre 2026, ore 10:00" */
export const whenWords = ({ t, dates }: Speaker, call: string): string =>
  t("meetings.facts.at", { day: dates.longDay(civilDay(new Date(call))), time: dates.time(call) })

/** Where a meeting is, and how one joins: each in a line of its own. */
export const placeLines = ({ t }: Speaker, { mode, place, link }: Content): string[] => [
  t(`meetings.modes.${mode}`),
  ...(place ? [place] : []),
  ...(link ? [t("meetings.facts.link_is", { link })] : []),
]

/** The agenda, a numbered line for each item. */
export const agendaLines = ({ t }: Speaker, { items }: Content): string[] =>
  items.map((item, n) => {
    const facts = [t(`meetings.item_kinds.${item.kind}`), item.rapporteur].filter(Boolean).join(", ")
    return `${n + 1}. ${item.title} (${facts})`
  })

/** Everything that a mail says of a meeting, below its first sentence. */
export const factLines = (speaker: Speaker, content: Content): string => {
  const { t } = speaker
  const [first = "", second] = content.calls
  const blocks = [
    [
      whenWords(speaker, first),
      ...(second ? [t("meetings.facts.second_is", { when: whenWords(speaker, second) })] : []),
      ...placeLines(speaker, content),
    ],
    [t("meetings.agenda.title"), ...agendaLines(speaker, content)],
    ...(content.annexes.length > 0
      ? [[t("meetings.annexes.title"), ...content.annexes.map(({ number, title }) => `${number}. ${title}`)]]
      : []),
    ...(content.urgency ? [[t("meetings.facts.urgent_because", { reason: content.urgency })]] : []),
    ...(content.recording
      ? [[t("meetings.facts.recorded", { by: content.recording.by, why: content.recording.why })]]
      : []),
    ...(content.note ? [[content.note]] : []),
  ]
  return blocks.map((lines) => lines.join("\n")).join("\n\n")
}

/** What stands in a calendar. */
export const eventWords = (speaker: Speaker, content: Content, table: { name: string }) => {
  const number = content.number ?? ""
  return {
    summary: speaker.t("meetings.event.summary", { table: table.name, number }),
    second: speaker.t("meetings.event.second", { table: table.name, number }),
    description: [...agendaLines(speaker, content)].join("\n"),
  }
}
