import { text } from "node:stream/consumers"
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { htmlStream } from "#app/html-stream.server.ts"

const WORD = "الطاولات الإقليمية"

/** A page whose letters of two bytes fall on every place of the pieces that React cuts it into. */
const page = (shift: number) => (
  <main>
    {"x".repeat(shift)}
    {Array.from({ length: 400 }, (_, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: nothing is moved
      <p key={n}>{WORD}</p>
    ))}
  </main>
)

const streamed = (shift: number): Promise<string> => {
  const body = htmlStream()
  const { pipe } = renderToPipeableStream(page(shift), { onAllReady: () => pipe(body) })
  return text(body)
}

test.for([0, 1, 2, 3])(
  "letters of several bytes arrive whole wherever a page is cut, %i letters on",
  async (shift) => {
    expect(await streamed(shift)).toBe(renderToStaticMarkup(page(shift)))
  },
)
