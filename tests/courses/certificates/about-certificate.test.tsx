import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { CertificateSays } from "#app/courses/certificates/about-certificate.tsx"
import { TranslationProvider } from "#app/i18n/translation.tsx"
import { textsIn } from "#tests/support/texts.ts"

const shown = (counted: number) =>
  renderToStaticMarkup(
    <TranslationProvider value={{ locale: "it", t: textsIn("it"), messages: {} }}>
      <CertificateSays
        about={{
          kind: "attendance",
          ...{ number: "1/2026", threshold: 80, sha256: "0", from: "2026-01-01" },
          ...{ until: "2026-01-08", course: { code: "C", title: "Corso", language: "it" } },
          edition: { number: 1, place: null, mode: "in_room" },
          minutes: { planned: 960, delivered: 960, counted, attended: 720 },
        }}
      />
    </TranslationProvider>,
  )

test("the page of a code says the planned hours, as the sheet does, and those that count where they differ", () => {
  expect(shown(840)).toContain("12 ore su 16 ore")
  expect(shown(840)).toMatch(/Ore su cui si calcola.*14 ore/)
  expect(shown(960)).not.toContain("Ore su cui si calcola")
})
