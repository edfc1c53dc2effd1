import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { photo, SVG } from "#tests/documents/pictures/samples.ts"
import { caretToEndOf, focusText, liveText, openPuglia, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const SHOWS = "Dodici persone sedute in cerchio in una sala"
const CAPTION = "Il primo incontro (demo)"

const openPlan = async (page: Page): Promise<string> => {
  await openPuglia(page, "Documenti")
  await page.getByRole("link", { name: /Piano regionale/ }).click()
  await page.getByRole("link", { name: "Scrivi", exact: true }).click()
  await liveText(page)
  return new URL(page.url()).pathname.replace(/\/edit$/, "")
}

const caretInFirstLine = async (page: Page) => {
  const text = await liveText(page)
  await caretToEndOf(text.locator("p").first())
}

const form = (page: Page) => page.getByRole("form", { name: "Nuova immagine" })
const file = (buffer: Buffer, name = "foto.jpg", mimeType = "image/jpeg") => ({ name, mimeType, buffer })

/** Drops or pastes a file as the browser does. */
const bring = (page: Page, kind: "paste" | "drop", bytes: Buffer) =>
  page.getByLabel("Testo del documento").evaluate(
    (element, [how, base64]) => {
      const data = Uint8Array.from(atob(base64 as string), (letter) => letter.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([data], "foto.jpg", { type: "image/jpeg" }))
      const init = { bubbles: true, cancelable: true }
      const place = element.querySelector("p")?.getBoundingClientRect() ?? new DOMRect()
      element.dispatchEvent(
        how === "paste"
          ? new ClipboardEvent("paste", { ...init, clipboardData: transfer })
          : new DragEvent("drop", {
              ...init,
              dataTransfer: transfer,
              clientX: place.x + 5,
              clientY: place.y + 5,
            }),
      )
    },
    [kind, bytes.toString("base64")] as const,
  )

test("a picture goes into the text by keyboard, is seen by who writes along, and is said wherever the text goes", async ({
  page,
  open,
  checkPage,
}) => {
  await signInAs(page, "Bruno Prova")
  const paper = await openPlan(page)
  const other = await (await open({ viewport: { width: 360, height: 740 } })).newPage()
  await signInAs(other, "Carla Fittizia")
  await other.goto(`${paper}/edit`)
  await liveText(other)

  await caretInFirstLine(page)
  await page.keyboard.press("Escape")
  const picture = file(await photo({ width: 900, height: 1500 }))
  // The tools are drawn anew while the text arrives: what was pressed meanwhile is pressed again.
  await expect(async () => {
    const chosen = page.waitForEvent("filechooser", { timeout: 3000 })
    await Promise.all([chosen, page.getByRole("button", { name: "Immagine", exact: true }).press("Enter")])
    await (await chosen).setFiles(picture)
  }).toPass({ timeout: 20_000 })
  await expect(form(page)).toContainText("Immagine caricata")
  await expect(page.getByLabel("Che cosa mostra l'immagine")).toBeFocused()
  await form(page).getByRole("button", { name: "Metti l'immagine nel testo" }).press("Enter")
  await expect(form(page)).toContainText("Scrivi che cosa mostra l'immagine, o segna")
  await checkPage(page)
  await page.keyboard.type(SHOWS)
  await page.getByLabel("Didascalia").fill(CAPTION)
  await page.keyboard.press("Enter")

  for (const one of [page, other]) {
    const picture = one.getByLabel("Testo del documento").getByRole("img", { name: SHOWS })
    await expect(picture).toBeVisible()
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1500)
    await expect(one.getByText(CAPTION)).toBeVisible()
  }
  await checkPage(other)

  await focusText(page.getByLabel("Testo del documento"))
  await page.keyboard.press("ArrowUp")
  const tools = page.getByRole("toolbar", { name: "Comandi dell'immagine" })
  await expect(tools).toBeVisible()
  await expect(page.getByRole("status").filter({ hasText: `Immagine selezionata: ${SHOWS}` })).toHaveCount(1)
  await checkPage(page)
  await page.keyboard.press("Enter")
  const change = page.getByRole("form", { name: "Descrizione dell'immagine" })
  await change.getByLabel("Che cosa mostra l'immagine").fill(`${SHOWS}, di sera`)
  await change.getByRole("button", { name: "Salva la descrizione" }).click()
  await expect(other.getByRole("img", { name: `${SHOWS}, di sera` })).toBeVisible()
  await page.keyboard.press("Delete")
  await expect(other.getByLabel("Testo del documento").getByRole("img")).toHaveCount(0)
  await page.keyboard.press("Control+z")
  await expect(other.getByRole("img", { name: `${SHOWS}, di sera` })).toBeVisible()

  await expect(async () => {
    await other.goto(paper)
    await expect(other.getByRole("img", { name: `${SHOWS}, di sera` })).toBeVisible({ timeout: 1000 })
  }).toPass()
  const shown = other.getByRole("img", { name: `${SHOWS}, di sera` })
  await shown.scrollIntoViewIfNeeded()
  await expect(shown).toHaveJSProperty("complete", true)
  expect(await shown.evaluate((image: HTMLImageElement) => new URL(image.currentSrc).search)).toBe("?w=640")
  await checkPage(other)
  const download = await other.request.get(`${paper}/export/html`)
  expect(await download.text()).toMatch(
    /<figure[^>]*><img src="data:image\/jpeg;base64,[^"]+" alt="Dodici persone/,
  )
})

test("a picture is pasted, dropped, and refused in words; what the network cut off goes on by itself", async ({
  page,
  context,
  problems,
  checkPage,
}) => {
  await signInAs(page, "Bruno Prova")
  await openPlan(page)
  await caretInFirstLine(page)
  const text = page.getByLabel("Testo del documento")
  const before = await text.getByRole("img").count()
  for (const kind of ["paste", "drop"] as const) {
    await bring(page, kind, await photo({ width: 60, height: kind === "paste" ? 40 : 50 }))
    await form(page).getByLabel("È solo decorazione").check()
    await form(page).getByRole("button", { name: "Metti l'immagine nel testo" }).click()
    await expect(form(page)).toHaveCount(0)
  }
  await expect(text.locator("figure")).toHaveCount(before + 2)

  const field = page.locator(".ed-tools input[type=file]")
  await field.setInputFiles(file(SVG, "disegno.svg", "image/svg+xml"))
  await expect(form(page)).toContainText("I disegni SVG qui non si prendono")
  await checkPage(page)
  await form(page).getByRole("button", { name: "Chiudi" }).click()
  // So many bytes take their time to reach the browser of a machine that does something else, too.
  await field.setInputFiles(file(Buffer.alloc(21 * 1024 * 1024), "enorme.jpg"), { timeout: 40_000 })
  await expect(form(page)).toContainText("L'immagine è troppo grande: al massimo 20 MB")
  await form(page).getByRole("button", { name: "Chiudi" }).click()
  await field.setInputFiles(file(readFileSync("package.json"), "package.json", "application/json"))
  await expect(form(page)).toContainText("Scegli un'immagine JPEG")
  await form(page).getByRole("button", { name: "Chiudi" }).click()

  problems.allow(/pictures net::ERR_CONNECTION_RESET|Failed to load resource: net::ERR/)
  problems.allow(/WebSocket|ERR_INTERNET_DISCONNECTED/)
  await page.route("**/pictures", (route) => route.abort("connectionreset"))
  await field.setInputFiles(file(await photo({ width: 80, height: 40 })))
  await form(page).getByLabel("Che cosa mostra l'immagine").fill(SHOWS)
  await expect(form(page)).toContainText("La connessione si è interrotta")
  await form(page).getByRole("button", { name: "Metti l'immagine nel testo" }).click()
  await expect(form(page)).toContainText("entra nel testo appena è caricata")
  await page.unroute("**/pictures")
  await context.setOffline(true)
  await context.setOffline(false)
  await expect(text.getByRole("img", { name: SHOWS })).toHaveCount(1)
  await expect(form(page)).toHaveCount(0)
})
