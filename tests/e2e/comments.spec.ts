import type { Page } from "@playwright/test"
import { demoCode } from "#db/demo/ids.ts"
import { chooseWords, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const PLAN = `/documents/${demoCode("d1")}`
const TEXT = { it: "Testo del documento", ar: "نص الوثيقة" } as const

const choose = (page: Page, words: string, name: string = TEXT.it) =>
  chooseWords(page.getByLabel(name), words)

const openEditor = async (page: Page, name: string, canWrite: boolean) => {
  await signInAs(page, name)
  await page.goto(`${PLAN}/edit`)
  await expect(page.getByLabel(TEXT.it)).toHaveAttribute("contenteditable", String(canWrite))
  await expect(page.getByRole("heading", { name: /^Commenti \d+ apert/ })).toBeVisible()
}

const comment = async (page: Page, words: string, body: string) => {
  await choose(page, words)
  await page.getByRole("button", { name: "Commenta", exact: true }).click()
  await page.getByLabel("Commento", { exact: true }).fill(body)
  await page.getByRole("button", { name: "Pubblica il commento" }).click()
}

/** The card of the thread that holds these words. */
const card = (page: Page, body: string) => page.locator("article.cm").filter({ hasText: body })
const SOON = { timeout: 30_000 }

test("a comment is answered by somebody without the right to write, who sees it live; it is settled and opened again", async ({
  open,
  checkPage,
}) => {
  const [writer, reader] = [await (await open()).newPage(), await (await open()).newPage()]
  await openEditor(writer, "Ivo Segnaposto", true)
  await openEditor(reader, "Gino Finto", false)
  await comment(writer, "almeno tre corsi", "Tre bastano? Lo chiedo a tutti.")
  await expect(card(writer, "Tre bastano?")).toContainText("almeno tre corsi")
  await expect(writer.locator("mark", { hasText: "almeno tre corsi" })).toBeVisible()
  await expect(card(reader, "Tre bastano?")).toBeVisible(SOON)
  await checkPage(writer)

  await card(reader, "Tre bastano?").getByRole("button", { name: "Rispondi" }).click()
  const answer = reader.getByLabel("Risposta", { exact: true })
  await answer.pressSequentially("Per me sì, @Iv")
  await expect(reader.getByRole("option", { name: "Ivo Segnaposto" })).toBeVisible()
  await checkPage(reader)
  await answer.press("Enter")
  await expect(answer).toHaveValue("Per me sì, @Ivo Segnaposto ")
  await reader.getByRole("button", { name: "Pubblica la risposta" }).click()
  await expect(card(writer, "Tre bastano?")).toContainText("Per me sì", SOON)
  await checkPage(reader)

  await card(writer, "Tre bastano?").getByRole("button", { name: "Risolvi" }).click()
  await expect(card(writer, "Tre bastano?")).toHaveCount(0)
  await expect(card(reader, "Tre bastano?")).toHaveCount(0, SOON)
  await reader.getByRole("link", { name: /^Risolti \(/ }).click()
  await card(reader, "Tre bastano?").getByRole("button", { name: "Riapri" }).click()
  await expect(reader.getByRole("status")).toContainText("di nuovo aperto")
  await checkPage(reader)
  await writer.bringToFront()
  await writer.evaluate(() => dispatchEvent(new Event("focus")))
  await expect(card(writer, "Tre bastano?")).toBeVisible(SOON)
})

test("a comment whose words are deleted keeps its quote and says so", async ({ page, checkPage }) => {
  await openEditor(page, "Ivo Segnaposto", true)
  await comment(page, "in piccoli gruppi", "Quanto piccoli?")
  await expect(card(page, "Quanto piccoli?")).not.toContainText("Il testo citato non c'è più")
  await choose(page, "in piccoli gruppi")
  await page.keyboard.press("Delete")
  await expect(card(page, "Quanto piccoli?")).toContainText("Il testo citato non c'è più", SOON)
  await expect(card(page, "Quanto piccoli?").locator("q")).toHaveText("in piccoli gruppi")
  await checkPage(page)
  await expect(async () => {
    await page.goto(`${PLAN}/comments`)
    await expect(card(page, "Quanto piccoli?")).toContainText("Il testo citato non c'è più", { timeout: 500 })
  }).toPass()
  await checkPage(page)
})

test("somebody without the right to write comments on a passage, and loses nothing when the session ends", async ({
  page,
  context,
  problems,
}) => {
  problems.allow(/answered 401|status of 401|WebSocket/)
  await openEditor(page, "Gino Finto", false)
  await choose(page, "due lingue più richieste")
  await page.keyboard.press("Control+Alt+KeyM")
  await page.getByLabel("Commento", { exact: true }).fill("Si può dire in anticipo?")
  const cookies = await context.cookies()
  await context.clearCookies()
  await page.getByRole("button", { name: "Pubblica il commento" }).click()
  await expect(page.getByRole("alert")).toContainText("La sessione è finita")
  await expect(page.getByLabel("Commento", { exact: true })).toHaveValue("Si può dire in anticipo?")
  await context.addCookies(cookies)
  await page.reload()
  await expect(page.getByLabel("Commento", { exact: true })).toHaveValue("Si può dire in anticipo?")
  await page.getByRole("button", { name: "Pubblica il commento" }).click()
  await expect(card(page, "Si può dire in anticipo?")).toContainText("due lingue più richieste")
  await card(page, "Si può dire in anticipo?").getByRole("button", { name: "Mostra nel testo" }).click()
  await expect(page.locator("mark.on")).toHaveText("due lingue più richieste")
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a passage is commented, answered, settled, opened again, changed and withdrawn", async ({
    page,
    open,
    checkPage,
  }) => {
    await signInAs(page, "Gino Finto")
    await page.goto(PLAN)
    await page.getByRole("link", { name: "Commenta", exact: true }).click()
    await page.getByLabel("Parole del testo a cui ti riferisci").fill("parole che non ci sono")
    await page.getByLabel("Commento", { exact: true }).fill("Chi la paga?")
    await page.getByRole("button", { name: "Pubblica il commento" }).click()
    await expect(page.getByRole("alert")).toContainText("Queste parole non ci sono nel testo")
    await checkPage(page)
    await page.getByLabel("Parole del testo a cui ti riferisci").fill("«una stanza custodita»")
    await page.getByRole("button", { name: "Pubblica il commento" }).click()
    await expect(page.getByRole("status")).toContainText("Commento pubblicato")
    await expect(card(page, "Chi la paga?").locator("q")).toHaveText("una stanza custodita")
    await checkPage(page)
    const thread = new URL(page.url()).pathname

    const other = await (await open({ javaScriptEnabled: false })).newPage()
    await signInAs(other, "Ivo Segnaposto")
    await other.goto(thread)
    await other.getByLabel("Risposta", { exact: true }).fill("L'ente di formazione.")
    await other.getByRole("button", { name: "Pubblica la risposta" }).click()
    await expect(other.getByRole("status")).toContainText("Risposta pubblicata")
    await other.getByRole("button", { name: "Risolvi" }).click()
    await expect(other.getByRole("status")).toContainText("il commento è risolto")
    await checkPage(other)

    await page.goto(thread)
    await page.getByRole("button", { name: "Riapri" }).click()
    await expect(page.getByRole("status")).toContainText("di nuovo aperto")
    await page.goto(thread)
    await page.getByRole("link", { name: /^Modifica/ }).click()
    await page.getByLabel("Commento", { exact: true }).fill("Chi la paga, e per quanto?")
    await page.getByRole("button", { name: "Salva le modifiche" }).click()
    await expect(card(page, "e per quanto?")).toContainText("modificato")
    await page.getByRole("link", { name: /^Modifica/ }).click()
    await page.getByRole("button", { name: "Ritira il commento" }).click()
    await expect(page.locator("article.cm")).toContainText("Commento ritirato da chi l'ha scritto")
    await expect(page.locator("article.cm")).toContainText("L'ente di formazione.")
    await checkPage(page)
  })
})

test("in Arabic, on a phone, the comments are a sheet over the text", async ({ page, checkPage }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await signInAs(page, "Carla Fittizia")
  await page.goto(`/language/ar?to=${PLAN}/edit`)
  await expect(page.getByLabel(TEXT.ar)).toHaveAttribute("contenteditable", "true")
  await checkPage(page)
  await page.getByRole("link", { name: /^التعليقات/ }).click()
  await expect(page.locator("article.cm").filter({ hasText: "متى تفتح الغرفة" })).toBeVisible()
  await checkPage(page)
  await page.getByRole("link", { name: "العودة إلى النص" }).first().click()
  await choose(page, "tre cose al massimo", TEXT.ar)
  await page.getByRole("button", { name: "تعليق", exact: true }).click()
  await page.getByLabel("التعليق", { exact: true }).fill("لماذا ثلاثة؟")
  await checkPage(page)
  await page.getByRole("button", { name: "نشر التعليق" }).click()
  await expect(page.locator("article.cm").filter({ hasText: "لماذا ثلاثة؟" })).toBeVisible()
})
