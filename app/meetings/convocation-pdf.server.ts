import { formatDates } from "../i18n/dates.ts"
import { directionOf } from "../i18n/locale.ts"
import type { Translate } from "../i18n/translate.ts"
import type { Block, Cell, Pictures } from "../pdf/blocks.ts"
import { writePdf } from "../pdf/write-pdf.server.ts"
import type { AgendaItem, Content } from "./meeting.ts"
import { placeLines, whenWords } from "./words.ts"

type Fact = { label: string; value: string; href?: string }

/** Everything that the paper needs, in words already: it is written in a thread of its own. */
export type ConvocationQuestion = {
  title: string
  language: string
  kick: string
  marks: string[]
  facts: Fact[]
  blocks: Block[]
  pictures?: Pictures
  madeAt: string
  source: string
  /** The attached file's name, where it is no convocation. */
  sourceName?: string
  sourceWords: string
  page: string
  lacking: string
}

type About = {
  content: Content
  table: { name: string }
  address: string
  madeAt: Date
  sha256: string
  canonical: string
  isCancelled: boolean
  /** Protocol numbers and receipts in words; empty where there are none. */
  protocol: string
  receipts: string
  /** The funding blocks of the meeting's projects. */
  funding: { blocks: Block[]; pictures: Pictures }
  isDemo: boolean
}

const paragraph = (text: string, bold = false): Block => ({
  ...{ kind: "paragraph", indent: 0 },
  words: [{ text, ...(bold && { bold }) }],
})
const cell = (text: string, heads: Cell["heads"] = null): Cell => ({
  ...{ heads, colspan: 1, rowspan: 1, blocks: [paragraph(text)] },
})

const itemCell = (t: Translate, item: AgendaItem): Cell => ({
  ...cell(item.title),
  blocks: [
    paragraph(item.title, true),
    ...(item.detail ? item.detail.split(/\n+/).map((line) => paragraph(line)) : []),
    ...(item.paper
      ? [
          paragraph(
            item.paper.version === null
              ? t("meetings.agenda.paper_is", { title: item.paper.title })
              : t("meetings.agenda.paper_version", { title: item.paper.title, version: item.paper.version }),
          ),
        ]
      : []),
    ...(item.isSecret ? [paragraph(t("meetings.agenda.secret"))] : []),
  ],
})

const agendaTable = (t: Translate, { items }: Content): Block => ({
  ...{ kind: "table", caption: null, headRows: 1 },
  rows: [
    (["number", "item", "kind", "rapporteur", "minutes"] as const).map((name) =>
      cell(t(`meetings.agenda.${name}`), "col"),
    ),
    ...items.map((item, n) => [
      cell(String(n + 1)),
      itemCell(t, item),
      cell(t(`meetings.item_kinds.${item.kind}`)),
      cell(item.rapporteur ?? ""),
      cell(item.minutes === null ? "" : String(item.minutes)),
    ]),
  ],
})

const heading = (text: string): Block => ({ kind: "heading", level: 2, words: [{ text }] })

const blocksOf = (t: Translate, content: Content): Block[] => [
  heading(t("meetings.agenda.title")),
  agendaTable(t, content),
  ...(content.annexes.length > 0
    ? [
        heading(t("meetings.annexes.title")),
        ...content.annexes.map(({ number, title, sha256 }) =>
          paragraph(`${number}. ${title}${sha256 ? ` (SHA-256 ${sha256})` : ""}`),
        ),
      ]
    : []),
  ...(content.note
    ? [heading(t("meetings.facts.note")), ...content.note.split(/\n+/).map((line) => paragraph(line))]
    : []),
]

/** What the paper of a convocation says, in its own language. */
export const convocationQuestion = (t: Translate, about: About): ConvocationQuestion => {
  const { content, table } = about
  const speaker = { t, dates: formatDates(content.language) }
  const [first = "", second] = content.calls
  const fact = (name: Parameters<Translate>[0], value: string): Fact => ({ label: t(name), value })
  return {
    title: t("meetings.pdf.title", { number: content.number ?? "" }),
    ...{ language: content.language, kick: table.name, madeAt: about.madeAt.toISOString() },
    marks: [
      ...(about.isCancelled ? [t("meetings.pdf.cancelled")] : []),
      ...(about.isDemo ? [t("common.demo_strip")] : []),
    ],
    facts: [
      fact("meetings.facts.kind", t(`meetings.kinds.${content.kind}`)),
      fact("meetings.facts.first", whenWords(speaker, first)),
      ...(second ? [fact("meetings.facts.second", whenWords(speaker, second))] : []),
      fact("meetings.facts.where", placeLines(speaker, content).join(" – ")),
      ...(content.urgency ? [fact("meetings.facts.urgency", content.urgency)] : []),
      ...(content.recording
        ? [fact("meetings.facts.recording", `${content.recording.by}: ${content.recording.why}`)]
        : []),
      ...(about.protocol ? [fact("convening.filed.protocol", about.protocol)] : []),
      ...(about.receipts ? [fact("convening.filed.receipts", about.receipts)] : []),
      { label: t("meetings.pdf.address"), value: about.address, href: about.address },
      fact("meetings.pdf.digest", about.sha256),
    ],
    blocks: [...about.funding.blocks, ...blocksOf(t, content)],
    pictures: about.funding.pictures,
    ...{ source: about.canonical, sourceWords: t("meetings.pdf.source") },
    page: t("meetings.pdf.page", { page: "{page}", pages: "{pages}" }),
    lacking: t("transfer.frame.lacking", { signs: "{signs}" }),
  }
}

/** The convocation as a tagged PDF, with what was sent attached as canonical JSON. */
export const writeConvocation = (asked: ConvocationQuestion): Promise<Uint8Array> =>
  writePdf({
    ...{ title: asked.title, language: asked.language, direction: directionOf(asked.language) },
    ...{ kick: asked.kick, marks: asked.marks, facts: asked.facts, pictures: asked.pictures ?? {} },
    text: { blocks: asked.blocks, notes: [] },
    madeAt: new Date(asked.madeAt),
    source: {
      ...{ name: asked.sourceName ?? "convocation.json", description: asked.sourceWords },
      bytes: new TextEncoder().encode(asked.source),
    },
    words: {
      ...{ note: (number) => String(number), backToText: () => "", notes: "", done: "", open: "" },
      page: (page, pages) => asked.page.replace("{page}", String(page)).replace("{pages}", String(pages)),
      lacking: (signs) => asked.lacking.replace("{signs}", signs),
    },
  })
