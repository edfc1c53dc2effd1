import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { loadMessages } from "#app/i18n/load.server.ts"
import { TranslationProvider } from "#app/i18n/translation.tsx"
import { PracticeActs, ProposeBox, TakeUpBox } from "#app/practices/practice-acts.tsx"
import {
  OriginNote,
  PracticeFacts,
  PracticeText,
  type Shown,
  TakenUp,
  WithdrawnNote,
} from "#app/practices/practice-body.tsx"
import { PracticeFields } from "#app/practices/practice-fields.tsx"
import { PracticeFilters } from "#app/practices/practice-filters.tsx"
import { PracticeStatus } from "#app/practices/practice-status.tsx"
import { PracticeTable } from "#app/practices/practice-table.tsx"
import { FollowBox } from "#app/proposals/follow/follow-box.tsx"
import { textsIn } from "#tests/support/texts.ts"
import { ANSWERS } from "./rows.ts"

const LOCALES = Object.keys(loadMessages("app/i18n/messages"))
const AT = "2026-01-10T18:00:00.000Z"
const link = (code: string) => ({ code, name: `Tavolo ${code}`, language: "it" })

const practice = (over: Partial<Shown> = {}): Shown => ({
  ...{ code: "P", title: "Il modulo", language: "it", state: "published", rev: 1, territory: "Puglia" },
  ...{ startsOn: "2026-01-01", endsOn: "2026-02-01", contact: "Sportello", answers: ANSWERS },
  ...{ at: { ...link("T"), territory: "Puglia" }, bodies: [link("A"), link("B")] },
  topics: [{ id: "t", label: "scuola", language: "it" }],
  proposal: { code: "Q", title: "Moduli", language: "it", number: 1, year: 2026 },
  origin: {
    ...{ code: "O", title: "Il modulo", language: "it", table: "Tavolo", tableLanguage: "it" },
    ...{ territory: "Umbria", isWithdrawn: false, hasChanged: true },
  },
  ...{ takenUp: 3, copies: [{ ...link("C"), territory: "Umbria" }], isReady: false },
  ...{ publishedAt: AT, changedAt: AT, withdrawn: { at: AT, why: "Non si fa più" } },
  ...{ copied: { at: AT, asOf: AT }, files: [] },
  takeUpAt: [
    { ...link("X"), copy: null },
    { ...link("Y"), copy: null },
    { ...link("Z"), copy: "K" },
  ],
  proposeAt: [link("T")],
  acts: { edit: true, files: true, ready: true, publish: true, withdraw: true, missing: [] },
  ...over,
})

const written = (locale: string, part: React.ReactNode) =>
  renderToStaticMarkup(
    <TranslationProvider value={{ locale, t: textsIn(locale), messages: {} }}>{part}</TranslationProvider>,
  )

const acting = { practice: practice(), refusal: undefined, keyOf: (name: string) => name }
const filters = { q: "modulo", topic: null, region: null }
const row = {
  ...{ code: "P", title: "Il modulo", language: "it", state: "draft", territory: null, done: null },
  ...{
    table: "Tavolo",
    tableLanguage: "it",
    tableTerritory: "Puglia",
    isCopy: true,
    isReady: true,
    takenUp: 2,
  },
}
const offers = {
  ...{ bodies: [{ ...link("A"), chosen: true }], chosen: ["t"], places: ["Puglia"] },
  ...{ topics: [{ id: "t", label: "scuola", language: "it" }] },
  proposals: [{ code: "Q", title: "Moduli", language: "it", number: 1, year: 2026 }],
}
const following = { mayFollow: true, follows: true, isSignedIn: true }
const follow = { formKey: "k", refusal: undefined, path: "/proposals/P/thread" }

describe.each(LOCALES)("in %s, without a placeholder or a key left bare,", (locale) => {
  test.each([
    ["where a copy comes from", <OriginNote key="1" practice={practice()} />],
    [
      "that its original is withdrawn",
      <OriginNote
        key="2"
        practice={practice({ origin: { ...practice().origin, isWithdrawn: true } as Shown["origin"] })}
      />,
    ],
    ["that its original is not for the reader", <OriginNote key="3" practice={practice({ origin: null })} />],
    ["why it is withdrawn", <WithdrawnNote key="4" practice={practice()} />],
    ["the answers", <PracticeText key="5" practice={practice({ state: "draft" })} />],
    ["who has taken it up", <TakenUp key="6" practice={practice()} />],
    ["the facts", <PracticeFacts key="7" practice={practice()} />],
    ["what its writers do", <PracticeActs key="8" {...acting} />],
    [
      "what is missing",
      <PracticeActs
        key="9"
        {...acting}
        practice={practice({ acts: { ...practice().acts, missing: ["came"] } })}
      />,
    ],
    ["the way to one's own table", <TakeUpBox key="10" {...acting} />],
    ["the way to a proposal", <ProposeBox key="11" {...acting} />],
    [
      "the form",
      <PracticeFields
        key="12"
        form={{ ...practice(), offers, proposal: "Q" }}
        locales={["it", "en", "fr", "ar"]}
      />,
    ],
    [
      "the filters",
      <PracticeFilters key="13" path="/practices" filters={filters} regions={[]} topics={[]} />,
    ],
    [
      "a list",
      <PracticeTable key="14" path="/" {...{ filters, rows: [row], next: "P", isFirst: false, empty: "" }} />,
    ],
    ["a state", <PracticeStatus key="15" state="draft" isReady />],
    ["that one follows", <FollowBox key="16" {...follow} following={following} />],
    ["that one may follow", <FollowBox key="17" {...follow} following={{ ...following, follows: false }} />],
    [
      "that one signs in first",
      <FollowBox key="18" {...follow} following={{ ...following, mayFollow: false, isSignedIn: false }} />,
    ],
  ])("it says %s", (_what, part) => {
    const html = written(locale, part)
    expect(html).not.toMatch(/\{\{|\}\}|\b(practices|follow|common)\.[a-z_]+/)
    expect(html).not.toBe("")
  })
})

test("of two tables that one keeps the table is chosen, of one it is named", () => {
  const [first] = practice().takeUpAt
  const one = { ...acting, practice: practice({ takeUpAt: first ? [first] : [] }) }
  expect(written("it", <TakeUpBox {...acting} />)).toContain("<select")
  expect(written("it", <TakeUpBox {...one} />)).toContain('type="hidden" name="roundtableCode" value="X"')
})
