import { formatDates } from "../../i18n/dates.ts"
import type { Translate } from "../../i18n/translate.ts"
import type { Block, Inline, Pictures } from "../../pdf/blocks.ts"
import { qrPicture } from "../../pdf/qr-picture.server.ts"
import { printedCode } from "../../records/verification-code.ts"
import { minutesNeeded } from "../attendance.ts"
import { shareOf } from "../register/share.ts"
import { type CertificateContent, hoursAndRest } from "./content.ts"

type About = {
  content: CertificateContent
  /** The content's canonical JSON, and its digest in hexadecimal. */
  canonical: string
  sha256: string
  issuedAt: Date
  status: string
  /** Where its code is verified. */
  address: string
  /** The funding blocks of its project, as papers print them. */
  funding: { blocks: Block[]; pictures: Pictures }
  isDemo: boolean
}

/** How wide the QR code is printed, in points: 2.4 cm, so that a usual paper stays on one page. */
const QR_WIDTH = 68

/** "14 ore e 30 minuti" */
export const durationIn = (t: Translate, minutes: number): string => {
  const { hours, minutes: rest } = hoursAndRest(minutes)
  const whole = t("courses.duration.hours", { count: hours })
  const part = t("register.hours.minutes", { count: rest })
  if (rest === 0) return whole
  return hours === 0 ? part : t("certificates.paper.both", { hours: whole, minutes: part })
}

const paragraph = (...words: Inline[]): Block => ({ kind: "paragraph", indent: 0, words })
const heading = (text: string): Block => ({ kind: "heading", level: 2, words: [{ text }] })
const list = (items: readonly string[]): Block => ({
  ...{ kind: "list", style: "bullet" },
  items: items.map((text) => ({ blocks: [paragraph({ text })] })),
})

type Fact = { label: string; value: string; href?: string }

const hourFacts = (t: Translate, { minutes, threshold, language }: CertificateContent): Fact[] => {
  const fact = (name: "planned" | "delivered" | "attended" | "counted", count: number) => ({
    ...{ label: t(`certificates.paper.${name}`), value: durationIn(t, count) },
  })
  return [
    ...[fact("planned", minutes.planned), fact("delivered", minutes.delivered)],
    ...(minutes.counted === minutes.planned ? [] : [fact("counted", minutes.counted)]),
    fact("attended", minutes.attended),
    { label: t("certificates.paper.share"), value: shareOf(minutes.attended, minutes.counted, language) },
    {
      label: t("certificates.paper.threshold"),
      value: t("certificates.paper.threshold_is", {
        ...{ percent: threshold, hours: durationIn(t, minutesNeeded(minutes.counted, threshold)) },
      }),
    },
  ]
}

const factsOf = (t: Translate, { content, sha256, address }: About): Fact[] => {
  const dates = formatDates(content.language)
  const { course, edition, days } = content
  const fact = (name: Parameters<Translate>[0], value: string | null): Fact[] =>
    value === null ? [] : [{ label: t(name), value }]
  const mode = t(`courses.modes.${edition.mode}`)
  return [
    ...fact("certificates.paper.name", content.name),
    ...fact("certificates.paper.course", course.title),
    ...fact("certificates.paper.edition", String(edition.number)),
    ...fact("certificates.paper.provider", content.provider),
    ...fact("certificates.paper.organiser", content.organiser),
    ...fact("certificates.paper.days", days.map((day) => dates.day(day)).join("; ")),
    ...fact("certificates.paper.mode", edition.place ? `${mode}, ${edition.place}` : mode),
    ...hourFacts(t, content),
    ...fact("certificates.paper.trainers", content.trainers.join(", ") || null),
    ...fact("certificates.paper.accreditation", content.accreditation),
    ...fact("certificates.paper.number", content.number),
    ...fact("certificates.paper.code", printedCode(content.code)),
    { label: t("certificates.paper.address"), value: address, href: address },
    ...fact("certificates.paper.digest", sha256),
  ]
}

const blocksOf = (t: Translate, { content, funding }: About): Block[] => {
  const day = formatDates(content.language).day(content.issuedOn)
  return [
    ...funding.blocks,
    paragraph({
      text: t(`certificates.paper.says.${content.kind}`, {
        name: content.name,
        course: content.course.title,
      }),
    }),
    ...(content.topics.length > 0 ? [heading(t("certificates.paper.topics")), list(content.topics)] : []),
    paragraph({ text: content.disclaimer, italic: true }),
    paragraph({ text: t("certificates.paper.place_and_day", { place: content.place, day }) }),
    paragraph({ text: content.signatory, bold: true }, { text: "", isBreak: true }, { text: content.office }),
    {
      ...{ kind: "figure", src: "qr", alt: t("certificates.paper.qr_alt") },
      caption: t("certificates.paper.qr", { code: printedCode(content.code) }),
    },
  ]
}

/** What the paper says, in the edition's language, in words: it is written elsewhere. */
export const certificateQuestion = (t: Translate, about: About) => {
  const { content, status, isDemo } = about
  return {
    ...{ title: t(`certificates.paper.title.${content.kind}`), language: content.language },
    kick: content.organiser ? `${content.provider} – ${content.organiser}` : content.provider,
    marks: [
      ...(status === "revoked" || status === "replaced" ? [t(`certificates.paper.${status}`)] : []),
      ...(isDemo ? [t("common.demo_strip")] : []),
    ],
    facts: factsOf(t, about),
    blocks: blocksOf(t, about),
    pictures: { ...about.funding.pictures, qr: qrPicture(about.address, QR_WIDTH) },
    madeAt: about.issuedAt.toISOString(),
    ...{
      source: about.canonical,
      sourceName: "certificate.json",
      sourceWords: t("certificates.paper.source"),
    },
    page: t("meetings.pdf.page", { page: "{page}", pages: "{pages}" }),
    lacking: t("transfer.frame.lacking", { signs: "{signs}" }),
  }
}
