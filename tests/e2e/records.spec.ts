import type { Page } from "@playwright/test"
import { formatDates } from "#app/i18n/dates.ts"
import { demoCode } from "#db/demo/ids.ts"
import { CODES } from "#db/demo/records.ts"
import { receiptMessage } from "#tests/records/receipts.ts"
import { produced, signedPdf } from "#tests/records/signed-files.ts"
import { openPuglia, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

test.use({ javaScriptEnabled: false })

const upload = (name: string, bytes: Uint8Array | string, mimeType = "application/pdf") => ({
  ...{ name, mimeType, buffer: Buffer.from(bytes as Uint8Array) },
})
const today = () => formatDates("it").typed(new Date())
const PAPER = produced("Accordo di rete")

const askSignature = async (page: Page, party: string, signatory: string) => {
  await page.getByRole("link", { name: "Chiedi una firma" }).click()
  await page.getByLabel("Parte che firma").fill(party)
  await page.getByLabel(/^Amministrazione pubblica/).check()
  await page.getByLabel("Chi firma", { exact: true }).fill(signatory)
  await page.getByLabel(/^Per la carica/).check()
  await page.getByLabel("Carica o estremi dell'atto").fill("dirigente (demo)")
  await page.getByLabel(/^Dopo chi firma prima/).check()
  await page.getByRole("button", { name: "Chiedi la firma" }).click()
  await expect(page.getByRole("status")).toContainText("la firma è richiesta")
}

const rowOf = (page: Page, party: string) => page.getByRole("row").filter({ hasText: party }).first()

const giveBack = async (page: Page, party: string, bytes: Uint8Array) => {
  await rowOf(page, party)
    .getByRole("link", { name: /^Registra/ })
    .click()
  await page.getByLabel("File firmato", { exact: true }).setInputFiles(upload("firmato.pdf", bytes))
  await page.getByRole("button", { name: "Controlla e registra la firma" }).click()
}

test("a paper is filed, protocolled, delivered, and signed by two in their order", async ({
  page,
  checkPage,
}) => {
  test.setTimeout(300_000)
  const look = () => checkPage(page)
  await signInAs(page, "Bruno Prova")
  await openPuglia(page, "Panoramica")
  const sections = page.getByRole("navigation", { name: "Sezioni del Tavolo" })
  await sections.getByRole("link", { name: "Atti" }).first().click()
  await look()
  await page.getByRole("link", { name: "Aggiungi un atto" }).first().click()
  await page.getByRole("button", { name: "Aggiungi agli atti" }).click()
  await expect(page).toHaveTitle(/^Errore: /)
  await look()
  await page.getByLabel("Che atto è").selectOption("agreement")
  await page.getByLabel("Titolo").fill("Accordo di rete di prova")
  await page.getByLabel("Data dell'atto").fill(today())
  await page.getByLabel("Il file dell'atto").setInputFiles(upload("accordo.pdf", PAPER))
  await page.getByLabel(/^Allegati/).setInputFiles(upload("scheda.pdf", produced("Scheda")))
  await page.getByLabel(/^Chi siede al Tavolo/).check()
  await page.getByRole("button", { name: "Aggiungi agli atti" }).click()
  await expect(page.getByRole("status")).toContainText("l'atto è tra gli atti del Tavolo")
  await expect(page.getByText("Allegato 1")).toBeVisible()
  await look()

  await page.getByRole("link", { name: "Aggiungi un allegato" }).click()
  await page.getByLabel("Titolo dell'allegato").fill("Orari")
  await page.getByLabel("File dell'allegato").setInputFiles(upload("orari.pdf", produced("Orari")))
  await page.getByRole("button", { name: "Aggiungi l'allegato" }).click()
  await expect(page.getByText("Allegato 2")).toBeVisible()

  await page.getByRole("link", { name: "Scrivi il protocollo" }).click()
  await page.getByLabel(/^in uscita/).check()
  await page.getByLabel("Ente e registro").fill("Ente di prova (demo), registro DEMO")
  await page.getByLabel("Numero", { exact: true }).fill("n. 31")
  await page.getByLabel("Data della registrazione").fill(today())
  await page.getByRole("button", { name: "Salva il protocollo" }).click()
  await expect(page.getByRole("alert")).toContainText("solo cifre")
  await look()
  await page.getByLabel("Numero", { exact: true }).fill("4031")
  await page.getByRole("button", { name: "Salva il protocollo" }).click()
  await expect(page.getByText(/4031\/\d{4}/)).toBeVisible()

  await page.getByRole("link", { name: "Aggiungi una ricevuta PEC" }).click()
  const receipt = upload("ricevuta.eml", receiptMessage("base64"), "message/rfc822")
  await page.getByLabel("File della ricevuta").setInputFiles(receipt)
  await page.getByRole("button", { name: "Aggiungi la ricevuta" }).click()
  await expect(page.getByRole("row").filter({ hasText: "Avvenuta consegna" })).toContainText(
    "pec.demo.example",
  )
  await look()

  await askSignature(page, "Comune di Prima Firma (demo)", "Prima Firma")
  await askSignature(page, "Comune di Seconda Firma (demo)", "Seconda Firma")
  await expect(rowOf(page, "Comune di Seconda Firma")).toContainText("Dopo Comune di Prima Firma")
  await look()
  const first = signedPdf(PAPER, "Prima")
  await giveBack(page, "Comune di Seconda Firma", first)
  await expect(page.getByRole("alert")).toContainText("prima tocca a Comune di Prima Firma (demo)")
  await page.getByRole("link", { name: "Accordo di rete di prova" }).first().click()
  await giveBack(page, "Comune di Prima Firma", produced("Un altro testo"))
  await expect(page.getByRole("alert")).toContainText("Non è il file che abbiamo dato da firmare")
  await look()
  await page.getByLabel("File firmato", { exact: true }).setInputFiles(upload("firmato.pdf", first))
  await page.getByRole("button", { name: "Controlla e registra la firma" }).click()
  await expect(page.getByRole("status")).toContainText("il file firmato è quello dato da firmare")
  await giveBack(page, "Comune di Seconda Firma", signedPdf(PAPER, "Seconda"))
  await expect(page.getByRole("alert")).toContainText("fai firmare l'ultimo file tornato")
  await page
    .getByLabel("File firmato", { exact: true })
    .setInputFiles(upload("due.pdf", signedPdf(first, "B")))
  await page.getByRole("button", { name: "Controlla e registra la firma" }).click()
  await expect(rowOf(page, "Comune di Seconda Firma")).toContainText("Firmato nel PDF")
  await look()
  const back = rowOf(page, "Comune di Seconda Firma").getByRole("link", { name: /^Scarica/ })
  const file = await page.request.get((await back.getAttribute("href")) ?? "")
  expect(new Uint8Array(await file.body())).toEqual(signedPdf(first, "B"))
})

test("a signature that has come back asks for nothing more", async ({ page, checkPage }) => {
  await signInAs(page, "Bruno Prova")
  await page.goto(`/signatures/${demoCode("r-d2:signature:1:row")}`)
  await expect(page.getByText("Questa firma è già arrivata o è stata rifiutata")).toBeVisible()
  await expect(page.getByRole("main").locator("form")).toHaveCount(0)
  await checkPage(page)
})

test("who does not sit at the table reads the public papers, and none of the others", async ({ page }) => {
  expect((await page.goto(`/records/${demoCode("r-m1")}`))?.status()).toBe(404)
  await page.goto(`/roundtables/${demoCode("t3")}/records`)
  await expect(page.getByRole("link", { name: /Lo sportello la sera/ })).toBeVisible()
  await expect(page.getByRole("link", { name: /Avviso di convocazione/ })).toHaveCount(0)
})

test("a printed code is typed as one reads it, and says what it is worth", async ({ page, checkPage }) => {
  const [valid, revoked] = CODES
  await page.goto("/verify")
  await checkPage(page)
  await page.getByLabel("Codice").fill(valid.code.toLowerCase().replace(/(.{4})/g, "$1 "))
  await page.getByRole("button", { name: "Verifica" }).click()
  await expect(page).toHaveURL(/\/verify\//)
  await expect(page.getByText("Questo codice è valido").first()).toBeVisible()
  await expect(page.getByText("E. C.")).toBeVisible()
  await expect(page.getByRole("main")).not.toContainText("Elena")
  await checkPage(page)
  await page.goto(`/verify/${revoked.code}`)
  await expect(page.getByText("Questo codice è stato revocato").first()).toBeVisible()
  await page.goto("/verify")
  await page.getByLabel("Codice").fill(`${valid.code.slice(0, -1)}0`)
  await page.getByRole("button", { name: "Verifica" }).click()
  await expect(page.getByText("Il codice è copiato male").first()).toBeVisible()
  await checkPage(page)
})
