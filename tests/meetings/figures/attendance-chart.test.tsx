import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { TranslationProvider } from "#app/i18n/translation.tsx"
import { AttendanceChart } from "#app/meetings/figures/attendance-chart.tsx"
import { textsIn } from "#tests/support/texts.ts"

const line = (id: string, present: number) => {
  const total = { present, expected: 4 }
  return { id, name: `Gruppo ${id}`, language: null, cells: [total, { present: 0, expected: 0 }], total }
}

const drawn = () =>
  renderToStaticMarkup(
    <TranslationProvider value={{ locale: "it", t: textsIn("it"), messages: {} }}>
      <AttendanceChart groups={[line("a", 3), line("b", 4)]} sittings={2} />
    </TranslationProvider>,
  )

test("names keep their size however wide the chart is: only widths follow the page", () => {
  const svg = drawn()
  expect(svg).not.toContain("viewBox")
  expect(svg).toContain('font-size="15"')
  const widths = [...svg.matchAll(/<rect [^>]*\bwidth="([^"]+)"/g)].map(([, width]) => width)
  expect(widths).toEqual(["8%", "8%", "8%", "8%"])
})

test("a sitting to which nobody of a group was to come has no bar", () => {
  const places = [...drawn().matchAll(/<rect x="([^"]+)"/g)].map(([, x]) => x)
  expect(new Set(places)).toEqual(new Set(["21%"]))
})
