import { parse } from "csv-parse/sync"
import { strFromU8, unzipSync } from "fflate"
import { parseFragment } from "parse5"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { AnswersPart } from "#app/figures/answers-part.tsx"
import { CommitmentsPart } from "#app/figures/commitments-part.tsx"
import { figuresCsv, figuresXlsx } from "#app/figures/files.server.ts"
import { fulfilmentOf } from "#app/figures/fulfilment.ts"
import { openData } from "#app/figures/open-data.server.ts"
import { participationOf } from "#app/figures/participation.ts"
import { ParticipationPart } from "#app/figures/participation-part.tsx"
import { punctualityOf } from "#app/figures/punctuality.ts"
import type { Figures } from "#app/figures/queries.server.ts"
import { TranslationProvider } from "#app/i18n/translation.tsx"
import { textsIn } from "#tests/support/texts.ts"

const TODAY = "2026-03-10"
const it = textsIn("it")
const GROUPS = [
  { id: "g1", name: "=Istituzioni", language: "it", position: 1 },
  { id: "g2", name: "Associazioni & giovani", language: "it", position: 2 },
]

const FIGURES: Figures = {
  roundtable: {
    ...{ code: "JA85CR31V8", name: "Tavolo di prova", language: "it", kind: "regional", territory: "Puglia" },
    ...{ startsOn: "2025-01-01", endsOn: null },
  },
  ...{ period: { from: "2026-01-01", to: null }, isOpen: true, day: TODAY, isMember: false },
  participation: participationOf({
    groups: GROUPS,
    seats: [
      { group: "g1", kind: "municipality", seats: 5, n: 5 },
      { group: "g2", kind: null, seats: 4, n: 4 },
    ],
    called: [
      { ballot: "b1", group: "g1", kind: "municipality", due: 9, voted: 6 },
      { ballot: "b1", group: "g2", kind: "migrant_association", due: 3, voted: 3 },
      { ballot: "b2", group: "g2", kind: null, due: 4, voted: 1 },
    ],
    onPaper: [{ due: 8, took: 7 }],
    signatures: [{ group: null, kind: "agency", seats: 0, n: 2 }],
    supports: [{ group: "g2", kind: "migrant_association", seats: 3, n: 12 }],
    proposals: 11,
  }),
  answers: punctualityOf(
    [
      { askedOn: "2026-01-01", dueOn: "2026-02-01", publishedOn: "2026-01-20", isExtended: true },
      { askedOn: "2026-01-01", dueOn: "2026-02-01", publishedOn: "2026-02-09", isExtended: false },
      { askedOn: "2026-01-01", dueOn: "2026-02-01", publishedOn: null, isExtended: false },
      { askedOn: "2026-03-01", dueOn: "2026-04-01", publishedOn: null, isExtended: false },
    ],
    TODAY,
  ),
  commitments: fulfilmentOf(
    [
      { source: "answer", state: "done", dueOn: "2026-02-01", n: 2 },
      { source: "answer", state: "open", dueOn: "2026-02-01", n: 1 },
      { source: "decision", state: "dropped", dueOn: "2026-02-01", n: 3 },
    ],
    TODAY,
  ),
}

/** Whose, what, the number, what it is of, percent: as words, the name without the apostrophe that a file puts. */
type Said = readonly string[]

const inCsv = (): Said[] =>
  (parse(figuresCsv(FIGURES, it), { bom: true }) as string[][])
    .slice(1)
    .map(([, by, name, ...rest]) => [by ?? "", name?.replace(/^'/, "") ?? "", ...rest])

const inXlsx = async (): Promise<Said[]> => {
  const inside = unzipSync(await figuresXlsx(FIGURES, it))
  const xml = (name: string) => strFromU8(inside[name] ?? new Uint8Array())
  const plain = (text: string) => text.replaceAll("&amp;", "&").replaceAll("&apos;", "'")
  const shared = [...xml("xl/sharedStrings.xml").matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    ([, text = ""]) => text,
  )
  const cellOf = (attributes: string, body: string) => {
    const value = /<v>([^<]*)<\/v>|<t[^>]*>([^<]*)<\/t>/.exec(body)
    const text = value?.[1] ?? value?.[2] ?? ""
    return plain(/t="s"/.test(attributes) ? (shared[Number(text)] ?? "") : text)
  }
  const columnOf = (reference: string) => reference.charCodeAt(0) - 65
  return [...xml("xl/worksheets/sheet1.xml").matchAll(/<row [^>]*>(.*?)<\/row>/gs)]
    .slice(1)
    .map(([, row = ""]) => {
      const cells = ["", "", "", "", "", "", ""]
      for (const [, attributes = "", body = ""] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs))
        cells[columnOf(/r="([A-Z]+)/.exec(attributes)?.[1] ?? "A")] = cellOf(attributes, body)
      const [, by, name, ...rest] = cells
      return [by ?? "", name?.replace(/^'/, "") ?? "", ...rest]
    })
}

const inJson = (): Said[] =>
  openData(FIGURES, "https://tavoli.example", it).figures.map(
    ({ by, name, measure, number, of, percent }) => [
      ...[it(`figures.by.${by}`), name, it(`figures.measures.${measure}`)],
      ...[number, of, percent].map((value) => (value === null ? "" : String(value))),
    ],
  )

type Node = {
  nodeName: string
  value?: string
  childNodes?: Node[]
  attrs?: { name: string; value: string }[]
}
const textOf = (node: Node): string => node.value ?? (node.childNodes ?? []).map(textOf).join("")
const all = (node: Node, name: string): Node[] =>
  (node.childNodes ?? []).flatMap((child) => [
    ...(child.nodeName === name ? [child] : []),
    ...all(child, name),
  ])

/** Every cell of the page's tables with a number, by its row and its heading, and the facts above them. */
const onPage = (): Said[] => {
  const html = renderToStaticMarkup(
    <TranslationProvider value={{ locale: "it", t: it, messages: {} }}>
      <ParticipationPart participation={FIGURES.participation} />
      <AnswersPart answers={FIGURES.answers} />
      <CommitmentsPart commitments={FIGURES.commitments} />
    </TranslationProvider>,
  )
  const root = parseFragment(html) as unknown as Node
  const cells = all(root, "tr").flatMap((row) => {
    const name = textOf(all(row, "th")[0] ?? row)
    return all(row, "td").map((cell) => {
      const heading = cell.attrs?.find((attribute) => attribute.name === "data-l")?.value ?? ""
      return [name, heading, textOf(cell)]
    })
  })
  const facts = all(root, "li").flatMap((fact): Said[] => {
    const [measure, number] = textOf(fact).split(": ")
    return number === undefined ? [] : [[it("figures.total"), measure ?? "", number]]
  })
  return [...cells, ...facts]
}

/** A row of a file as the page would say it. */
const asOnPage = ([by, name, measure, number, of, percent]: Said): Said => {
  const said =
    of === ""
      ? number === ""
        ? "–"
        : (number ?? "").replace(".", ",")
      : percent === ""
        ? "–"
        : `${number} su ${of} (${Number(percent).toFixed(1).replace(".", ",")}%)`
  const isAnswer =
    FIGURES.answers.asked > 0 && by === it("figures.by.whole") && ANSWER_WORDS.includes(measure ?? "")
  return isAnswer ? [measure ?? "", it("figures.columns.number"), said] : [name ?? "", measure ?? "", said]
}
const ANSWER_WORDS = (
  ["asked", "in_time", "open_in_term", "late", "open_late", "extended", "median_days"] as const
).map((measure) => it(`figures.measures.${measure}`))

const sorted = (rows: readonly Said[]) => rows.map((row) => row.join(" | ")).toSorted()

describe("the numbers of a table", () => {
  test("are the same in the CSV file and in the spreadsheet", async () => {
    expect(await inXlsx()).toEqual(inCsv())
  })

  test("are the same in the open data", () => {
    expect(inJson()).toEqual(inCsv())
  })

  test("are the same on the page, and no other stands there", () => {
    const files = new Set(sorted(inCsv().map(asOnPage)))
    expect(new Set(sorted(onPage()))).toEqual(files)
  })

  test("are not formulas, whatever a constituency is called", () => {
    expect(figuresCsv(FIGURES, it)).toContain(",'=Istituzioni,")
  })

  test("say in the open data what every field and every measure is, and under which licence", () => {
    const { fields, measures, licence, figures } = openData(FIGURES, "https://tavoli.example", it)
    expect(licence.url).toBe("https://creativecommons.org/licenses/by/4.0/")
    const [first] = figures
    expect(Object.keys(fields).toSorted()).toEqual(Object.keys(first ?? {}).toSorted())
    expect(new Set(figures.map(({ measure }) => measure))).toEqual(new Set(Object.keys(measures)))
  })
})
