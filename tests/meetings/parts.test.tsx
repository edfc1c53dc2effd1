import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { loadMessages } from "#app/i18n/load.server.ts"
import { TranslationProvider } from "#app/i18n/translation.tsx"
import { AgendaActs } from "#app/meetings/agenda-acts.tsx"
import { AgendaList, AnnexList } from "#app/meetings/agenda-list.tsx"
import { AnswerForm } from "#app/meetings/answer-form.tsx"
import { CardFields } from "#app/meetings/card-fields.tsx"
import { AnswerSigns, ConvenerActs } from "#app/meetings/convener-acts.tsx"
import { DeliveryTable } from "#app/meetings/delivery-table.tsx"
import { ItemForm } from "#app/meetings/item-form.tsx"
import type { Content } from "#app/meetings/meeting.ts"
import { MeetingFacts, SecretNote } from "#app/meetings/meeting-facts.tsx"
import { MeetingTable } from "#app/meetings/meeting-table.tsx"
import { NoticeNote, Obstacle, obstacleOf } from "#app/meetings/notice-note.tsx"
import { RecipientTable } from "#app/meetings/recipient-table.tsx"
import { textsIn } from "#tests/support/texts.ts"

const LOCALES = Object.keys(loadMessages("app/i18n/messages"))
const CALL = "2026-10-25T00:30:00.000Z"
const item = (over: Partial<Content["items"][number]> = {}): Content["items"][number] => ({
  ...{ code: "A", kind: "decision", title: "Elezione", detail: "Due righe", rapporteur: "Ada", minutes: 20 },
  ...{ isSecret: true, paper: { code: "P", title: "Piano", language: "it", version: 3 } },
  ...over,
})
const content: Content = {
  ...{ format: 1, number: "3/2026", kind: "ordinary", mode: "mixed", place: "Sala", note: "Nota" },
  ...{ link: "https://video.example.org", language: "it", isPublic: true, urgency: "Il bando scade" },
  recording: { by: "Segreteria", why: "Verbale", until: "2026-12-31" },
  ...{ calls: [CALL, "2026-10-26T15:00:00.000Z"], items: [item(), item({ code: "B", paper: null })] },
  annexes: [
    { number: 1, title: "Bozza", fileCode: "F", sha256: "ab" },
    { number: 2, title: "Mappa", fileCode: "G", sha256: null },
  ],
}
const written = (locale: string, part: React.ReactNode) =>
  renderToStaticMarkup(
    <TranslationProvider value={{ locale, t: textsIn(locale), messages: {} }}>{part}</TranslationProvider>,
  )

const forms = { formKey: "k", refusal: undefined }
const meeting = {
  code: "M",
  number: 3,
  year: 2026,
  kind: "ordinary",
  mode: "mixed",
  isEdited: false,
  at: CALL,
}
const delivery = {
  ...{ id: "1", name: "Ada", quality: "titular", seat: "A1", body: "Comune", kind: "change", at: CALL },
  ...{ means: "mail", deliveredAt: null, answer: "in_room", note: "Nota" },
}
const recipient = { code: "R", name: "Ada", quality: "guest", seat: null, body: null, hasMail: true }
const judged = { state: "urgent", notice: "Inviata", urgent: "3 giorni", isNewDate: true, hasChanged: true }
const acts = { code: "M", isEdited: true, mayConvene: true, maySeeDeliveries: true }

describe.each(LOCALES)("in %s, without a placeholder or a key left bare,", (locale) => {
  test.each([
    ["facts", <MeetingFacts key="p" content={content} />],
    ["the note on secret votes", <SecretNote key="p" content={content} />],
    ["the agenda", <AgendaList key="p" items={content.items} language="it" />],
    ["annexes", <AnnexList key="p" annexes={content.annexes} language="it" />],
    [
      "the card",
      <CardFields key="p" {...{ content, language: "it", locales: LOCALES, mayBePublic: true }} />,
    ],
    [
      "an empty card",
      <CardFields key="p" {...{ content: null, language: "it", locales: [], mayBePublic: false }} />,
    ],
    [
      "a point",
      <ItemForm key="p" {...forms} item={item()} papers={[{ code: "P", title: "Piano" }]} home="/" />,
    ],
    ["an answer", <AnswerForm key="p" {...forms} mode="mixed" answer="absent" note={null} needs={[]} />],
    ["acts", <ConvenerActs key="p" page={{ ...acts, state: "convened" }} isSent />],
    [
      "counts",
      <AnswerSigns
        key="p"
        answers={{ called: 9, inRoom: 1, remote: 2, absent: 3 }}
        mode="online"
        needs={[{ kind: "interpreter", count: 2 }]}
      />,
    ],
    [
      "meetings",
      <MeetingTable
        key="p"
        rows={["draft", "convened", "open", "suspended", "closed", "deserted", "cancelled"].map((state) => ({
          ...{ ...meeting, code: state, state },
        }))}
        {...{ next: "X", isFirst: false, path: "/p", empty: "" }}
      />,
    ],
    [
      "recipients",
      <RecipientTable key="p" rows={[recipient, { ...recipient, code: "S", hasMail: false }]} preview="/p" />,
    ],
    [
      "deliveries",
      <DeliveryTable
        key="p"
        rows={(["due", "waiting", "gathered", "sent", "dropped", "failed", null] as const).map((mail) => ({
          ...{ ...delivery, id: String(mail), mail },
        }))}
      />,
    ],
    ["days of notice", <NoticeNote key="p" page={{ ...judged, content, recipients: [1] }} />],
    [
      "what stands in the way",
      (["nothing_changed", "no_items", "nobody", "past", "too_late"] as const).map((obstacle) => (
        <Obstacle key={obstacle} obstacle={obstacle} code="M" />
      )),
    ],
  ])("%s", (_what, part) => {
    const html = written(locale, part)
    expect(html).not.toMatch(/\{\{|meetings\.[a-z_]+\.|undefined|Invalid Date/)
    expect(html.length).toBeGreaterThan(40)
  })
})

test("points move by buttons: the first not up, the last not down", () => {
  const keys = { up: "u", down: "d", remove: "r" }
  const intents = (index: number) =>
    [
      ...written("it", <AgendaActs {...{ item: item(), index, count: 2, home: "/", keys }} />).matchAll(
        /value="(up|down|remove)"/g,
      ),
    ].map(([, intent]) => intent)
  expect([intents(0), intents(1)]).toEqual([
    ["down", "remove"],
    ["up", "remove"],
  ])
})

test.each([
  ["nothing changed", { hasChanged: false }, "nothing_changed"],
  ["no agenda", { content: { items: [] } }, "no_items"],
  ["nobody to call", { recipients: [] }, "nobody"],
  ["a day that has passed", { state: "past" }, "past"],
  ["too late", { state: "too_late" }, "too_late"],
  ["too late, but the day was sent already", { state: "too_late", isNewDate: false }, null],
  ["urgent", {}, null],
])("with %s the way is barred by: %s", (_what, over, expected) => {
  expect(obstacleOf({ ...judged, content, recipients: [1], ...over })).toBe(expected)
})
