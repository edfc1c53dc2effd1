import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { ProposedNames } from "#app/people/organisations/proposed-names.tsx"

test("names are proposed where there are any, and a large register proposes none", () => {
  const some = renderToStaticMarkup(<ProposedNames id="names" names={["Comune di Prova", "Città aperta"]} />)
  expect(some.match(/<option/g)).toHaveLength(2)
  expect(renderToStaticMarkup(<ProposedNames id="names" names={[]} />)).toBe("")
})
