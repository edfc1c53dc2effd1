import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { CallActs } from "#app/calls/call-acts.tsx"
import { CallBody, CallSide } from "#app/calls/call-body.tsx"
import { CallForm } from "#app/calls/call-fields.tsx"
import { CallTable } from "#app/calls/call-table.tsx"
import { ProjectBox } from "#app/calls/projects/project-box.tsx"
import { ProjectFields } from "#app/calls/projects/project-fields.tsx"
import { PointsAndReasons, RankingTable } from "#app/calls/results/ranking-table.tsx"
import { ScoredTable } from "#app/calls/results/scored-table.tsx"
import { loadMessages } from "#app/i18n/load.server.ts"
import { TranslationProvider } from "#app/i18n/translation.tsx"
import { textsIn } from "#tests/support/texts.ts"

const LOCALES = Object.keys(loadMessages("app/i18n/messages"))
const CLOSES = "2026-10-25T20:00:00.000Z"
const forms = { formKey: "k", refusal: undefined }
const written = (locale: string, part: React.ReactNode) =>
  renderToStaticMarkup(
    <TranslationProvider value={{ locale, t: textsIn(locale), messages: {} }}>{part}</TranslationProvider>,
  )

const card = {
  ...{ code: "C", title: "Sere che contano", language: "it", phase: "open" as const },
  ...{ opensAt: "2026-10-01T07:00:00.000Z", closesAt: CLOSES, budgetCents: 2_000_000, mostCents: 500_000 },
  ...{ leastPoints: 60, isPartGiven: true },
}
const criteria = [
  { name: "Utilità", most: 60 },
  { name: "Costi", most: 40 },
]
const call = {
  ...{ ...card, purpose: "Per la sera", kinds: ["migrant_association", "seat"], territory: "Puglia" },
  ...{ contact: "Segreteria", cancelReason: "Manca la spesa", criteria, pointsInAll: 100, resultsAt: null },
  ...{ table: { code: "T", name: "Tavolo", language: "it" }, block: null, entered: 2 },
  own: [{ code: "P", title: "Mio", language: "fr", state: "entered", submittedAt: CLOSES }],
  acts: { keep: true, edit: true, publish: true, cancel: true, start: true, assess: true, isHidden: true },
}
const sums = {
  ...{ askedCents: 300_000, ownCents: 0, startsOn: "2026-05-01", endsOn: null },
  ...{ partners: null, place: "Borgo" },
}
const project = {
  ...{ call: card, ...sums, state: "entered", submittedAt: CLOSES, late: null },
  ...{ mayTakeBack: true, mayEnter: true },
  result: { rank: 2, points: 80, givenCents: 100_000, verdict: "funded_in_part" },
}
const ranked = (verdict: string, givenCents: number) => ({
  ...{ code: verdict, title: verdict, language: "it", rank: 1, points: 80, askedCents: 300_000, givenCents },
  ...{ verdict, submittedAt: CLOSES, authors: [{ name: "Passi", language: "it" }] },
  byCriterion: [{ points: 50, reason: "Utile" }],
})
const RANKING = [
  ...[ranked("funded", 300_000), ranked("funded_in_part", 100_000), ranked("tied", 0)],
  ...[ranked("below_minimum", 0), ranked("out_of_budget", 0)],
]

const PARTS: Readonly<Record<string, React.ReactNode>> = {
  body: <CallBody call={call} />,
  side: <CallSide call={call} />,
  acts: <CallActs code="C" acts={call.acts} {...forms} />,
  "a new form": <CallForm offers={{ places: [], blocks: [] }} locales={["it"]} {...forms} />,
  table: (
    <CallTable
      path="/calls"
      withTable
      rows={[{ ...card, table: "Tavolo", tableLanguage: "it" }]}
      next="C"
      isFirst={false}
    />
  ),
  box: <ProjectBox code="P" language="it" project={project} late="Tardi" {...forms} />,
  sums: (
    <ProjectFields project={{ ...sums, asked: "3000,00", own: "0,00", language: "it" }} mostCents={500_000} />
  ),
  ranking: <RankingTable code="C" ranking={RANKING} />,
  points: <PointsAndReasons ranking={RANKING} criteria={criteria} />,
  scored: (
    <ScoredTable
      code="C"
      projects={[
        {
          ...{ code: "P", title: "Mio", language: "it", askedCents: 1, points: 0 },
          isWhole: false,
          enteredAt: CLOSES,
        },
      ]}
    />
  ),
}

describe.each(LOCALES)("in %s", (locale) => {
  test.each(Object.keys(PARTS))("the %s has words for everything", (name) => {
    const html = written(locale, PARTS[name])
    expect(html.length).toBeGreaterThan(100)
    expect(html).not.toMatch(/(?:calls|proposals|common)\.\w+|\{\{|undefined|NaN/)
  })
})

test("the closing is said with its weekday and its hour in Rome", () => {
  expect(written("it", PARTS.body)).toContain("domenica 25 ottobre 2026 alle ore 21:00")
})

test("only what was given money leads to its text", () => {
  const html = written("it", PARTS.ranking)
  expect([...html.matchAll(/href="\/proposals\/(\w+)"/g)].map(([, code]) => code)).toEqual([
    "funded",
    "funded_in_part",
  ])
})
