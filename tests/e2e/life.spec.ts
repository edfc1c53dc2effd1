import type { Page } from "@playwright/test"
import { demoCode } from "#db/demo/ids.ts"
import { pdf } from "#tests/support/files.ts"
import { checkPage } from "./support/check-page.ts"
import { caretToEndOf, liveText, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

/** A text of its own, written together and then in final review: the demo world's stay as others look at them. */
const beginText = async (page: Page): Promise<string> => {
  await page.goto(`/roundtables/${demoCode("t3")}/documents/new`)
  await page.getByLabel("Titolo").fill("Avvisi che si leggono in piedi (demo)")
  await page.getByLabel("Tipo di testo").selectOption("guidelines")
  await page.getByLabel("Traccia di linee guida").check()
  await page.getByRole("button", { name: "Comincia" }).click()
  await page.getByRole("button", { name: "Apri alla scrittura condivisa" }).click()
  const address = new URL(page.url()).pathname.split("/").slice(0, 3).join("/")
  await page.goto(`${address}/life`)
  await page.getByRole("button", { name: "Porta in revisione finale" }).click()
  await expect(page.getByRole("status")).toContainText("Il testo è in revisione finale")
  return address
}

/** A pen whose ink can be held back: what is typed meanwhile is on its way and arrives nowhere. */
const holdPen = async (page: Page) => {
  let isHeld = false
  await page.routeWebSocket(/\/collab\//, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      if (!isHeld) server.send(message)
    })
  })
  return () => {
    isHeld = true
  }
}

/** The paper goes out to the parties of the round; the first is asked to sign. */
const sendOut = async (page: Page, address: string) => {
  await page.goto(address)
  await page.getByRole("link", { name: "Manda alla firma delle parti" }).click()
  // The first PDF of a server takes its time: fonts are read, and a thread begins.
  await page.getByRole("button", { name: "Prepara la carta da firmare" }).click({ timeout: 60_000 })
  await expect(page.getByRole("status")).toContainText("La carta da firmare è tra gli atti del Tavolo")
  await expect(page.getByText("Hanno firmato 0 su 2.")).toBeVisible()
  await page.getByRole("link", { name: "Chiedi la firma" }).first().click()
  await expect(page.getByLabel("Parte che firma")).not.toHaveValue("")
  await page.goto(address)
}

/** An act with its file, recorded with a wrong number, declared void and recorded again. */
const recordActs = async (page: Page, address: string) => {
  const recordAct = async (number: string) => {
    await page.goto(`${address}/acts/new`)
    await page.getByLabel(/^Recepito/).check()
    await page.getByLabel("Ente", { exact: true }).fill("Comune di Borgo Esempio (demo), Giunta")
    await page.getByLabel("Data").fill("2025-06-01")
    await page.getByLabel("Tipo di atto").selectOption("deliberation")
    await page.getByLabel("Numero").fill(number)
    const file = {
      name: `delibera-${number}.pdf`,
      mimeType: "application/pdf",
      buffer: Buffer.from(pdf(number)),
    }
    await page.getByLabel("Il file dell'atto").setInputFiles(file)
    await page.getByRole("button", { name: "Registra" }).click()
    await expect(page.getByRole("status")).toContainText("L'atto è registrato.")
  }
  await recordAct("24")
  await page.goto(`${address}/life`)
  await page.getByRole("link", { name: "Annulla la registrazione" }).click()
  await page.getByRole("button", { name: "Annulla la registrazione" }).click()
  await expect(page.getByText("Scrivi il motivo, almeno poche parole").first()).toBeVisible()
  await page.getByLabel("Perché").fill("Numero al contrario: è la 42.")
  await page.getByRole("button", { name: "Annulla la registrazione" }).click()
  await expect(page.getByRole("status")).toContainText("La registrazione è annullata.")
  await recordAct("42")
  await checkPage(page)
}

/** Everybody reads the text at its address, with the act that stands and the one that does not; a revision begins. */
const publishAndRevise = async (page: Page, reader: Page, address: string) => {
  await page.goto(`${address}/life`)
  await page.getByRole("button", { name: "Pubblica" }).click()
  await expect(page.getByRole("status")).toContainText("Il testo è pubblicato")
  await reader.goto(`/language/it?to=${address}`)
  await expect(reader.getByText("Numero al contrario: è la 42.")).toBeVisible()
  await expect(reader.getByRole("link", { name: "delibera-24.pdf" })).toHaveCount(0)
  const download = reader.waitForEvent("download")
  await reader.getByRole("link", { name: "delibera-42.pdf" }).click()
  expect((await download).suggestedFilename()).toBe("delibera-42.pdf")
  await checkPage(reader)
  await page.goto(`${address}/life`)
  await page.getByRole("button", { name: "Comincia una revisione" }).click()
  await expect(page.getByRole("status")).toContainText("La revisione è cominciata")
  await expect(page.getByText("È la revisione di:")).toBeVisible()
}

test("a round with one objection brings the text back, then all agree and it is locked under the pen", async ({
  open,
}) => {
  const secretary = await (await open({ javaScriptEnabled: false })).newPage()
  await signInAs(secretary, "Bruno Prova")
  const address = await beginText(secretary)
  const chair = await (await open({})).newPage()
  await signInAs(chair, "Carla Fittizia")
  const hold = await holdPen(chair)
  await chair.goto(`${address}/edit`)
  await caretToEndOf((await liveText(chair)).locator("p").first())
  await chair.keyboard.type(" Davvero.")
  await expect(chair.locator(".saved")).toContainText("Salvato alle")

  const openRound = async () => {
    await expect(async () => {
      await secretary.goto(`${address}/approval/new`)
      await secretary.getByLabel("Alle parti che firmeranno").check()
      for (const seat of ["B1", "C2"]) await secretary.getByLabel(new RegExp(`^${seat} ·`)).check()
      await secretary.getByRole("button", { name: "Apri il giro" }).click()
      await expect(secretary.getByRole("status").or(secretary.getByRole("alert")).first()).toBeVisible()
      await expect(secretary.getByRole("status")).toContainText("Il giro è aperto", { timeout: 1_000 })
    }).toPass()
  }
  const answer = async (name: string, choice: string, words = "") => {
    const page = await (await open({ javaScriptEnabled: false })).newPage()
    await signInAs(page, name)
    await page.goto(`/language/it?to=${address}`)
    await page.getByRole("link", { name: "Rispondi" }).click()
    await checkPage(page)
    await page.getByLabel(choice).check()
    if (words) await page.getByLabel("Osservazioni e motivi").fill(words)
    await page.getByRole("button", { name: "Manda la risposta" }).click()
    await expect(page.getByRole("status")).toContainText("La tua risposta è registrata")
  }

  hold()
  await chair.keyboard.type(" Parole in volo.")
  await openRound()
  await checkPage(secretary)
  // Whoever had the text open writes no more, and the page says so; what did not arrive in time is handed back.
  await expect(chair.getByText("Bloccato", { exact: false }).first()).toBeVisible()
  await expect(chair.getByLabel("Testo del documento")).toHaveAttribute("contenteditable", "false")
  await expect(chair.getByRole("heading", { name: "Queste righe non sono salvate" })).toBeVisible()
  await expect(chair.getByLabel("Righe non salvate")).toHaveValue(/Parole in volo\./)

  await answer("Ivo Segnaposto", "Sì, siamo d'accordo")
  await answer("Lina Bozza", "No, ci opponiamo", "Manca chi rilegge le traduzioni in arabo.")
  await secretary.reload()
  await secretary.getByRole("button", { name: "Chiudi il giro" }).click()
  await expect(secretary.getByRole("heading", { name: "Fermato da obiezioni" })).toBeVisible()
  await expect(secretary.getByText("Manca chi rilegge le traduzioni in arabo.")).toBeVisible()
  await checkPage(secretary)

  await openRound()
  for (const name of ["Ivo Segnaposto", "Lina Bozza"]) await answer(name, "Sì, siamo d'accordo")
  await secretary.reload()
  await secretary.getByRole("button", { name: "Chiudi il giro" }).click()
  await expect(secretary.getByRole("heading", { name: "Condiviso dal Tavolo" })).toBeVisible()
  await secretary.goto(address)
  await expect(secretary.getByText("Impronta del testo (SHA-256):")).toBeVisible()
  await expect(secretary.getByText("Davvero.")).toBeVisible()
  await expect(secretary.getByText("Parole in volo.")).toHaveCount(0)
  await checkPage(secretary)
  await chair.goto(`${address}/edit`)
  await expect(chair).toHaveURL(new RegExp(`${address}$`))

  await sendOut(secretary, address)
  await recordActs(secretary, address)
  await publishAndRevise(secretary, await (await open({ javaScriptEnabled: false })).newPage(), address)
})
