import type { Dates } from "../../i18n/dates.ts"
import { directionOf } from "../../i18n/locale.ts"
import type { Translate } from "../../i18n/translate.ts"
import type { Block, Cell, Pictures } from "../../pdf/blocks.ts"
import { writePdf } from "../../pdf/write-pdf.server.ts"

type Fact = { label: string; value: string; href?: string }
type Time = { isRemote: boolean; fromAt: Date; untilAt: Date | null }
/** Somebody who is expected, in words already. */
export type SheetLine = {
  name: string
  body: string
  role: string
  isRemote: boolean
  times: readonly Time[]
}

/** Everything that the sheet says: it is written in a thread of its own. */
export type SheetQuestion = {
  title: string
  language: string
  kick: string
  marks: string[]
  facts: Fact[]
  blocks: Block[]
  pictures: Pictures
  madeAt: string
  page: string
  lacking: string
}

/** Rows that are left empty, for who comes and was not expected. */
const GUEST_ROWS = 6
/** Room to sign in, in points. */
const ROOM = 24

const cell = (text: string, heads: Cell["heads"] = null): Cell => ({
  ...{ heads, colspan: 1, rowspan: 1 },
  blocks: text === "" ? [] : [{ kind: "paragraph", indent: 0, words: [{ text }] }],
})
const heading = (text: string): Block => ({ kind: "heading", level: 2, words: [{ text }] })
const line = (text: string): Block => ({ kind: "paragraph", indent: 0, words: [{ text }] })

const HEADS = ["name", "body", "role", "in", "signature_in", "out", "signature_out"] as const
const SHARES = [120, 130, 90, 46, 120, 46, 120]

const headRow = (t: Translate, names: readonly (typeof HEADS)[number][]) =>
  names.map((name) => cell(t(`evidence.sheet.columns.${name}`), "col"))

const inRoomTable = (t: Translate, lines: readonly SheetLine[]): Block => ({
  ...{ kind: "table", caption: null, headRows: 1, shares: SHARES, lowest: ROOM },
  rows: [
    headRow(t, HEADS),
    ...lines.map(({ name, body, role }) => [
      cell(name),
      cell(body),
      cell(role),
      ...Array.from({ length: 4 }, () => cell("")),
    ]),
  ],
})

const emptyTable = (t: Translate): Block => ({
  ...{ kind: "table", caption: null, headRows: 1, shares: SHARES, lowest: ROOM },
  rows: [headRow(t, HEADS), ...Array.from({ length: GUEST_ROWS }, () => HEADS.map(() => cell("")))],
})

const remoteTable = (t: Translate, dates: Dates, lines: readonly SheetLine[]): Block => {
  const times = (own: readonly Time[], which: "fromAt" | "untilAt") =>
    own.flatMap((one) => (one[which] ? [dates.time(one[which])] : [])).join(", ")
  return {
    ...{ kind: "table", caption: null, headRows: 1, shares: [120, 130, 90, 60, 60, 120], lowest: 16 },
    rows: [
      [...headRow(t, ["name", "body", "role", "in", "out"]), cell(t("evidence.sheet.columns.how"), "col")],
      ...lines.map(({ name, body, role, times: own }) => [
        ...[cell(name), cell(body), cell(role), cell(times(own, "fromAt")), cell(times(own, "untilAt"))],
        cell(t("evidence.sheet.remote_mark")),
      ]),
    ],
  }
}

/** The body of a sheet: who is expected in the room, guests, who is far away; a meeting online is signed by nobody. */
export const sheetBlocks = (
  { t, dates }: { t: Translate; dates: Dates },
  lines: readonly SheetLine[],
  mode: string,
): Block[] => {
  const inRoom = lines.filter((one) => !one.isRemote)
  const far = lines.filter((one) => one.isRemote)
  return [
    ...(mode === "online"
      ? [line(t("evidence.sheet.no_signatures"))]
      : [heading(t("evidence.sheet.in_room")), inRoomTable(t, inRoom)]),
    ...(mode === "online" ? [] : [heading(t("evidence.sheet.guests")), emptyTable(t)]),
    ...(far.length > 0 ? [heading(t("evidence.sheet.remote")), remoteTable(t, dates, far)] : []),
    ...(mode === "mixed" && far.length === 0 ? [line(t("evidence.sheet.remote_none"))] : []),
    line(t("evidence.sheet.closing")),
  ]
}

/** The sheet of signatures as a tagged PDF, wider than high, to be printed and signed by hand. */
export const writeSheet = (asked: SheetQuestion): Promise<Uint8Array> =>
  writePdf({
    ...{ title: asked.title, language: asked.language, direction: directionOf(asked.language) },
    ...{ kick: asked.kick, marks: asked.marks, facts: asked.facts, pictures: asked.pictures },
    ...{ isLandscape: true, text: { blocks: asked.blocks, notes: [] }, source: null },
    madeAt: new Date(asked.madeAt),
    words: {
      ...{ note: (number) => String(number), backToText: () => "", notes: "", done: "", open: "" },
      page: (page, pages) => asked.page.replace("{page}", String(page)).replace("{pages}", String(pages)),
      lacking: (signs) => asked.lacking.replace("{signs}", signs),
    },
  })
