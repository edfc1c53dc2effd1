import { civilDay } from "../../civil-time.ts"
import { formatDates } from "../../i18n/dates.ts"
import type { Translate } from "../../i18n/translate.ts"
import type { Block } from "../../pdf/blocks.ts"
import type { AttestationContent } from "./content.ts"

type About = {
  content: AttestationContent
  language: string
  issuedAt: Date
  /** As it is printed: in groups of four. */
  code: string
  address: string
  isReplaced: boolean
  isDemo: boolean
}

const paragraph = (text: string): Block => ({ kind: "paragraph", indent: 0, words: [{ text }] })

/** What the paper says, in the table's language: who, at which meeting, where, and from when until when. */
export const attestationQuestion = (t: Translate, about: About) => {
  const { content, language, issuedAt } = about
  const dates = formatDates(language)
  const dayOf = (moment: string) => dates.longDay(civilDay(new Date(moment)))
  const [first] = content.stays
  const fact = (name: Parameters<Translate>[0], value: string) => ({ label: t(name), value })
  const stays = content.stays.map(({ from, until, isRemote }) =>
    t(isRemote ? "attestations.paper.stay_remote" : "attestations.paper.stay_room", {
      ...{ day: dayOf(from), from: dates.time(from), until: dates.time(until) },
    }),
  )
  return {
    ...{ title: t("attestations.paper.title"), language, kick: content.table },
    marks: [
      ...(about.isReplaced ? [t("attestations.paper.replaced")] : []),
      ...(about.isDemo ? [t("common.demo_strip")] : []),
    ],
    facts: [
      fact("attestations.paper.name", content.name),
      fact("attestations.paper.meeting", t("attestations.paper.meeting_is", { number: content.number })),
      fact("attestations.paper.day", dayOf(first?.from ?? "")),
      ...(content.place ? [fact("attestations.paper.place", content.place)] : []),
      ...(content.seat && content.body
        ? [fact("attestations.paper.seat", `${content.seat} – ${content.body}`)]
        : []),
      fact("attestations.paper.issued", dayOf(issuedAt.toISOString())),
      fact("attestations.paper.code", about.code),
      { label: t("attestations.paper.address"), value: about.address, href: about.address },
    ],
    blocks: [
      paragraph(t("attestations.paper.says", { name: content.name, table: content.table })),
      {
        ...{ kind: "list" as const, style: "bullet" as const },
        items: stays.map((words) => ({ blocks: [paragraph(words)] })),
      },
      paragraph(t("attestations.paper.from_roll")),
    ] satisfies Block[],
    madeAt: issuedAt.toISOString(),
    ...{ source: JSON.stringify(content), sourceName: "attestation.json" },
    sourceWords: t("attestations.paper.source"),
    page: t("meetings.pdf.page", { page: "{page}", pages: "{pages}" }),
    lacking: t("transfer.frame.lacking", { signs: "{signs}" }),
  }
}
