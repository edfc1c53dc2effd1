import { readFileSync } from "node:fs"
import { strFromU8, unzipSync } from "fflate"
import { openPuglia, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

test.use({ javaScriptEnabled: false })

/** What the first bytes of each format are. */
const SIGNS = [
  ["PDF, da stampare e conservare", "pdf", (bytes: Buffer) => bytes.subarray(0, 5).toString() === "%PDF-"],
  ["Word (DOCX)", "docx", (bytes: Buffer) => "word/document.xml" in unzipSync(bytes)],
  [
    "LibreOffice (ODT)",
    "odt",
    (bytes: Buffer) => strFromU8(unzipSync(bytes).mimetype ?? new Uint8Array()).endsWith("opendocument.text"),
  ],
  ["Pagina web (HTML)", "html", (bytes: Buffer) => bytes.toString().startsWith("<!doctype html>")],
  ["Testo con segni (Markdown)", "md", (bytes: Buffer) => bytes.toString().startsWith("---\n")],
] as const

test("whoever reads an adopted text saves it in each format, and a secretary begins another from one", async ({
  page,
}) => {
  await page.goto("/documents")
  await page.getByRole("main").getByRole("link", { name: /demo/ }).first().click()
  // What the demo has written is made readable in the first seconds.
  await expect(async () => {
    await page.reload()
    await expect(page.getByText("Scarica", { exact: true })).toBeVisible({ timeout: 500 })
  }).toPass()
  const title = (await page.getByRole("heading", { level: 1 }).textContent()) ?? ""
  let word = Buffer.alloc(0)
  for (const [name, ending, isRight] of SIGNS) {
    const link = page.getByRole("link", { name })
    if (!(await link.isVisible())) await page.getByText("Scarica", { exact: true }).click()
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()])
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`))
    const bytes = readFileSync(await download.path())
    expect(isRight(bytes), name).toBe(true)
    if (ending === "docx") word = bytes
  }

  await signInAs(page, "Carla Fittizia")
  await openPuglia(page, "Documenti")
  await page.getByRole("link", { name: "Documento da un file" }).click()
  await page
    .getByLabel("File")
    .setInputFiles({ name: "macro.exe", mimeType: "text/plain", buffer: Buffer.from("MZ") })
  await page.getByRole("button", { name: "Guarda il file" }).click()
  await expect(page.getByRole("alert")).toContainText("Scegli un file Word")
  await page
    .getByLabel("File")
    .setInputFiles({ name: "piano.docx", mimeType: "application/octet-stream", buffer: word })
  await page.getByRole("button", { name: "Guarda il file" }).click()
  await expect(page.getByRole("heading", { name: "Che cosa cambia o resta fuori" })).toBeVisible()
  await expect(page.getByText("L'intestazione di un file scaricato da qui")).toBeVisible()
  await expect(page.getByLabel("Titolo")).toHaveValue(title)
  await page.getByLabel("Titolo").fill("Seconda stesura")
  await page.getByRole("button", { name: "Crea il documento" }).click()
  await expect(page).toHaveTitle(/^Errore: /)
  await expect(page.getByLabel("Titolo")).toHaveValue("Seconda stesura")
  await page.getByLabel("Tipo di testo").selectOption("regional_plan")
  await page.getByRole("button", { name: "Crea il documento" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Seconda stesura")
  await expect(async () => {
    await page.reload()
    await expect(page.locator(".doc h2").first()).toBeVisible({ timeout: 500 })
  }).toPass()
})

test("the pages around a file are accessible, in Italian and in Arabic", async ({ open, checkPage }) => {
  for (const locale of ["it", "ar"]) {
    const page = await (await open({ javaScriptEnabled: true })).newPage()
    await signInAs(page, "Carla Fittizia")
    await openPuglia(page, "Documenti")
    await page.goto(`${new URL(page.url()).pathname}/import`)
    await page.goto(`/language/${locale}?to=${new URL(page.url()).pathname}`)
    await checkPage(page)
    const file = {
      name: "a.html",
      mimeType: "text/html",
      buffer: Buffer.from("<h1>Piano</h1><h2>Uno</h2><p>Testo<img src=x>"),
    }
    await page.locator('input[type="file"]').setInputFiles(file)
    await page.locator('button[value="look"]').click()
    await page.locator('button[value="create"]').waitFor()
    await checkPage(page)
  }
})
