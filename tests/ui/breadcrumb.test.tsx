import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { BackLink, Breadcrumb } from "#app/ui/breadcrumb.tsx"

test("what people named keeps its language on the way to a page", () => {
  const items = [
    { href: "/a", label: "Tables" },
    { href: "/b", label: "Tavolo", lang: "it" },
    { label: "خطة", lang: "ar" },
  ]
  const markup = renderToStaticMarkup(<Breadcrumb label="Chemin" items={items} />)
  expect(markup).toContain('<a href="/b" lang="it"><bdi>Tavolo</bdi></a>')
  expect(markup).toContain('<bdi lang="ar">خطة</bdi>')
})

test("so too on the way back", () => {
  expect(renderToStaticMarkup(<BackLink href="/b" label="Tavolo" lang="it" />)).toContain(
    '<bdi lang="it">Tavolo</bdi>',
  )
})
