import { weighPage } from "#tests/support/page-weight.ts"
import { liveText, openPuglia, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

/** What the first view of the editor may carry, compressed, without fonts: it is opened by who writes, and kept. */
const MOST_SCRIPT = 345_000
const MOST_ALL = 400_000

test("the editor has its budget: a first view on a phone, with everything that makes it live", async ({
  page,
  context,
}) => {
  await signInAs(page, "Bruno Prova")
  await openPuglia(page, "Panoramica")
  await page.getByRole("link", { name: "Scrivi", exact: true }).first().click()
  await liveText(page)
  const { counted, byKind } = await weighPage(context, page.url())
  expect(byKind.Script, JSON.stringify(byKind)).toBeGreaterThan(100_000)
  expect(byKind.Script, JSON.stringify(byKind)).toBeLessThanOrEqual(MOST_SCRIPT)
  expect(counted, JSON.stringify(byKind)).toBeLessThanOrEqual(MOST_ALL)
})
