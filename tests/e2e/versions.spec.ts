import type { Page } from "@playwright/test"
import { demoCode } from "#db/demo/ids.ts"
import { checkPage } from "./support/check-page.ts"
import { liveText, signInAs, typeAfter } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const PLAN = `/documents/${demoCode("d1")}`
const LONG = " Questa frase si scrive mentre qualcuno riporta il testo a una versione di prima."
const CHAPTER = "8. Come si cambia questo Piano"

/** The lines of the editor without the carets of others. */
const wordsIn = (page: Page) =>
  page.getByLabel("Testo del documento").evaluate((text) => {
    const copy = text.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll(".caret")) caret.remove()
    return [...copy.querySelectorAll("p")].map((line) => line.textContent?.replaceAll("\u2060", "").trim())
  })

test("a text is compared with an earlier one and brought back while two others write", async ({ open }) => {
  const writers = []
  for (const name of ["Hana Simulata", "Ivo Segnaposto"]) {
    const page = await (await open({})).newPage()
    await signInAs(page, name)
    await page.goto(`${PLAN}/edit`)
    await liveText(page)
    writers.push(page)
  }
  const [hana, ivo] = writers
  if (!hana || !ivo) throw new Error("Two people write")

  const chair = await (await open({ javaScriptEnabled: false })).newPage()
  await signInAs(chair, "Carla Fittizia")
  // A text is readable a moment after it was written, which at a first start is now.
  await expect(async () => {
    await chair.goto(PLAN)
    await expect(chair.getByRole("heading", { name: CHAPTER })).toBeVisible({ timeout: 500 })
  }).toPass()
  await chair.getByRole("link", { name: "Versioni" }).click()
  await chair.getByLabel("Nome", { exact: true }).fill("Prima del ripristino")
  await chair.getByRole("button", { name: "Conserva la versione" }).click()
  // The text may have kept one by itself meanwhile: which number it is, is not what is tried here.
  await expect(chair.getByRole("status")).toContainText(/Versione \d+ conservata/)
  const kept = /\d+/.exec((await chair.getByRole("status").textContent()) ?? "")?.[0]
  await checkPage(chair)

  await typeAfter(hana, "Questo Piano dice", " Scrive Hana.")
  await expect(ivo.getByLabel("Testo del documento")).toContainText("Scrive Hana.")
  await expect(async () => {
    await chair.goto(`${PLAN}/versions/changes?from=2&to=now`)
    await expect(chair.locator("ins", { hasText: "Scrive Hana." })).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(chair.locator("ins", { hasText: CHAPTER })).toBeVisible()
  await checkPage(chair)

  await chair.goto(`${PLAN}/versions/2`)
  await chair.getByRole("link", { name: "Riporta il testo a questa versione" }).click()
  await checkPage(chair)
  // Both go on writing, in passages that both texts have, while it is brought back.
  await Promise.all([
    chair.getByRole("button", { name: "Riporta il testo" }).click(),
    typeAfter(hana, "Questo Piano dice", LONG),
    typeAfter(ivo, "Prima di scrivere", LONG),
  ])
  await expect(chair.getByRole("status")).toContainText("sta tornando alla versione 2")
  for (const page of [hana, ivo])
    await expect(page.getByLabel("Testo del documento")).not.toContainText(CHAPTER, { timeout: 20_000 })

  for (const [writer, reader, words] of [
    [ivo, hana, " Scrive Ivo."],
    [hana, ivo, " Hana scrive ancora."],
  ] as const) {
    await typeAfter(writer, writer === ivo ? "Prima di scrivere" : "Questo Piano dice", words)
    await expect(reader.getByLabel("Testo del documento")).toContainText(words)
    await expect(writer.getByText("Tutto salvato")).toBeVisible()
  }
  await expect(async () => expect(await wordsIn(hana)).toEqual(await wordsIn(ivo))).toPass()
  await chair.goto(`${PLAN}/versions/${kept}/restore`)
  await chair.getByRole("button", { name: "Riporta il testo" }).click()
  for (const page of [hana, ivo])
    await expect(page.getByLabel("Testo del documento")).toContainText(CHAPTER, { timeout: 20_000 })
})
