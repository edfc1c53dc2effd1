import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { PageHead, Section } from "#app/ui/page-head.tsx"
import { Tabs } from "#app/ui/tabs.tsx"

test("facts that are not known leave no empty place in the line", () => {
  const markup = renderToStaticMarkup(<PageHead title="Tavolo" meta={["2025–2028", null, "", false]} />)
  expect(markup).toContain('<ul class="meta"><li>2025–2028</li></ul>')
  expect(renderToStaticMarkup(<PageHead title="Tavolo" meta={[null]} />)).not.toContain("<ul")
})

test("a part of the page is named by its heading", () => {
  const markup = renderToStaticMarkup(
    <Section id="open" title="Aperto" count={0}>
      x
    </Section>,
  )
  expect(markup).toContain('<section aria-labelledby="open"><h2 class="sec" id="open">Aperto')
  expect(markup).toContain('<span class="muted"> 0</span>')
})

test("the folded tabs say which one is open, and both lists have the same links", () => {
  const tabs = [
    { href: "/a", label: "Panoramica", current: true },
    { href: "/b", label: "Documenti", count: 4 },
    { href: "/c", label: "Regole", count: 0 },
  ]
  const markup = renderToStaticMarkup(<Tabs label="Sezioni" pick="Sezione:" tabs={tabs} />)
  expect(markup).toContain("Sezione: <b>Panoramica</b>")
  expect(markup.match(/<a href="\/b">Documenti<small> 4<\/small><\/a>/g)).toHaveLength(2)
  expect(markup.match(/aria-current="page"/g)).toHaveLength(2)
  expect(markup).toContain('<a href="/c">Regole</a>')
})
