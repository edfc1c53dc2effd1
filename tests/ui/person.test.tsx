import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { colourOf, initials, Person } from "#app/ui/person.tsx"

test.each([
  ["Amina El Khattabi", "AE"],
  ["Samuel Osei", "SO"],
  ["Anna de Luca", "AL"],
  ["Ponte di Voci (demo)", "PV"],
  ["Sole d’Oriente (demo)", "SO"],
  ["bell hooks", "BH"],
  ["Àlex Ñuñez", "ÀÑ"],
  ["Zoe", "Z"],
  ["ليلى حداد", "ل"],
  ["", ""],
])("%s is shown as %s", (name, letters) => {
  expect(initials(name)).toBe(letters)
})

test.each([
  ["Amina El Khattabi", "p2"],
  ["Samuel Osei", "p1"],
  ["ليلى حداد", "p4"],
])("%s has one colour, today and tomorrow: %s", (name, colour) => {
  expect(colourOf(name)).toBe(colour)
})

test("colours spread over many names", () => {
  const names = Array.from({ length: 600 }, (_, n) => `Persona ${n}`)
  const counts = new Map<string, number>()
  for (const name of names) counts.set(colourOf(name), (counts.get(colourOf(name)) ?? 0) + 1)
  expect(counts.size).toBe(6)
  expect(Math.min(...counts.values())).toBeGreaterThan(60)
})

test("who has left keeps their name, and it is said", () => {
  const markup = renderToStaticMarkup(<Person name="Samuel Osei" left="non più componente" />)
  expect(markup).toContain("Samuel Osei")
  expect(markup).toContain("(non più componente)")
  expect(markup).toContain('aria-hidden="true">SO<')
})
