import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { TranslationProvider } from "#app/i18n/translation.tsx"
import { AttendanceTable } from "#app/meetings/figures/attendance-table.tsx"
import { textsIn } from "#tests/support/texts.ts"

test.each([
  ["it", "58,333%"],
  ["ar", "58.333%"],
] as const)("in %s a share is read with three decimals", (locale, share) => {
  const line = { id: "a", name: "Gruppo", language: null, cells: [], total: { present: 7, expected: 12 } }
  const table = renderToStaticMarkup(
    <TranslationProvider value={{ locale, t: textsIn(locale), messages: {} }}>
      <AttendanceTable {...{ caption: "c", heading: "h", lines: [line], sittings: [] }} />
    </TranslationProvider>,
  )
  expect(table).toContain(share)
})
